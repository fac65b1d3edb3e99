using LettucePlug.Host.Assets;
using LettucePlug.Host.Conversations;
using LettucePlug.Host.Workflows.Chats;
using LettucePlug.Host.Workflows.Prompts;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Workflows.Scenes;

/// <summary>
/// The pictures that a scene is made after, in the order that counts: the character's design references, the persona's,
/// and at most one background. Who has no design references is stood in for by the avatar.
/// </summary>
internal sealed class SceneReferences(ChatPictures pictures)
{
    public async ValueTask<IReadOnlyList<AssetReference>> GatherAsync(
        Cast cast, Action<WorkflowEvent.Warned> warn, CancellationToken cancellationToken)
    {
        var all = new List<AssetReference>(
            await OfFigureAsync(cast.Character, ReferenceRole.Character, warn, cancellationToken));
        if (cast.Persona is { } persona)
        {
            all.AddRange(await OfFigureAsync(persona, ReferenceRole.Persona, warn, cancellationToken));
        }

        if (cast.Background is { } background)
        {
            all.AddRange(await pictures.PresentAsync(
                [new AssetReference { Role = ReferenceRole.Background.Name, Asset = background, Label = "background" }],
                warn,
                cancellationToken));
        }

        return all;
    }

    private async ValueTask<IReadOnlyList<AssetReference>> OfFigureAsync(
        Figure figure, ReferenceRole role, Action<WorkflowEvent.Warned> warn, CancellationToken cancellationToken)
    {
        var design = await pictures.PresentAsync(DesignOf(figure, role), warn, cancellationToken);
        return design.Count > 0 || figure.Avatar is null
            ? design
            : await pictures.PresentAsync([AvatarOf(figure, role, figure.Avatar)], warn, cancellationToken);
    }

    public static IEnumerable<AssetReference> DesignOf(Figure figure, ReferenceRole role) =>
        figure.DesignReferences.Select((reference, index) => new AssetReference
        {
            Role = role.Name,
            Asset = reference.Asset,
            Label = reference.Caption is { Length: > 0 } caption
                ? $"{figure.Name}, {caption}"
                : $"{figure.Name}, design {index + 1}",
        });

    public static AssetReference AvatarOf(Figure figure, ReferenceRole role, string asset) =>
        new() { Role = role.Name, Asset = asset, Label = $"{figure.Name}, avatar" };
}
