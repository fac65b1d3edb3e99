using LettucePlug.Host.Conversations;

namespace LettucePlug.Host.Workflows.Chats;

/// <summary>A chat and who is in it.</summary>
internal sealed record Cast
{
    public required Chat Chat { get; init; }

    public required Figure Character { get; init; }

    public Figure? Persona { get; init; }

    /// <summary>What a user without a persona is called.</summary>
    public const string Nobody = "User";

    /// <summary>What the user is called in the chat.</summary>
    public string UserName => Persona?.Name ?? Nobody;

    /// <summary>What shows where it happens; the chat's own, else the character's.</summary>
    public string? Background => Chat.Background ?? Character.Background;

    /// <summary>The figure as a prompt gets it.</summary>
    /// <param name="figure">The figure; null for nobody.</param>
    /// <param name="pictures">How many pictures of it are sent to an image model.</param>
    public static Dictionary<string, object?>? Describe(Figure? figure, int pictures = 0) => figure is null
        ? null
        : new Dictionary<string, object?>
        {
            ["name"] = figure.Name,
            ["description"] = figure.Description,
            ["design"] = figure.DesignDescription,
            ["reference"] = pictures switch
            {
                0 => figure.DesignDescription,
                1 => $"{figure.DesignDescription} One picture of {figure.Name} goes to the image model.".Trim(),
                _ => $"{figure.DesignDescription} {pictures} pictures of {figure.Name} go to the image model.".Trim(),
            },
            ["image_count"] = pictures,
        };
}
