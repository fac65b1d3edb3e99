using System.Text.RegularExpressions;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.Sketch.Writer;

/// <summary>A chat request as the writer sees it.</summary>
internal sealed partial class Conversation
{
    private Conversation(ChatRequest request)
    {
        Instructions = Join(request, role => role == ChatRole.System);
        Last = request.Messages.LastOrDefault(message => message.Role == ChatRole.User) is { } last ? TextOf(last) : "";
        Said = [.. request.Messages.Where(message => message.Role != ChatRole.System).Select(TextOf)];
        GoesOn = request.Messages.LastOrDefault(message => message.Role != ChatRole.System)?.Role == ChatRole.Assistant;
        Turns = request.Messages.Count(message => message.Role == ChatRole.Assistant);
        Pictures = [.. request.Messages.SelectMany(message => message.Parts).OfType<ChatPicture>()];
        LastHasPicture = request.Messages[^1].Parts.OfType<ChatPicture>().Any();
        Seed = request.Seed ?? 0;
        WordCount = Said.Append(Instructions).Sum(text => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length);
        Warnings = [.. Complaints(request).Select(message => new ChatWarning { Message = message })];
    }

    public string Instructions { get; }

    /// <summary>What the user said last.</summary>
    public string Last { get; }

    /// <summary>What user and assistant said, oldest first.</summary>
    public IReadOnlyList<string> Said { get; }

    /// <summary>Whether the assistant spoke last, and is to go on from there.</summary>
    public bool GoesOn { get; }

    /// <summary>How many answers there were before this one.</summary>
    public int Turns { get; }

    public IReadOnlyList<ChatPicture> Pictures { get; }

    public bool LastHasPicture { get; }

    public ulong Seed { get; }

    public int WordCount { get; }

    public IReadOnlyList<ChatWarning> Warnings { get; }

    public bool HasImageProtocol => Instructions.Contains("<img>", StringComparison.OrdinalIgnoreCase);

    public bool WantsScenePrompt => !HasImageProtocol && ScenePrompt().IsMatch(Instructions + "\n" + Last);

    public bool WantsDesign => !WantsScenePrompt && !HasImageProtocol && Design().IsMatch(Instructions + "\n" + Last);

    public static Conversation Read(ChatRequest request)
    {
        if (request.Messages.Count == 0)
        {
            throw new ProviderException(ProviderFailure.InvalidRequest, "The conversation holds no message.");
        }

        return new Conversation(request);
    }

    private static IEnumerable<string> Complaints(ChatRequest request)
    {
        if (request.Temperature is not null || request.TopP is not null)
        {
            yield return "Sketch writes by rules, so temperature and top-p have no effect.";
        }

        foreach (var wish in request.Output.Where(wish => wish != Modality.Text))
        {
            yield return $"The writer gives text only, not {wish}.";
        }

        foreach (var name in request.Extra.Keys.Order(StringComparer.Ordinal))
        {
            yield return $"Sketch knows no setting '{name}', so it is ignored.";
        }
    }

    private static string Join(ChatRequest request, Func<ChatRole, bool> who) =>
        string.Join("\n", request.Messages.Where(message => who(message.Role)).Select(TextOf));

    private static string TextOf(ChatMessage message) =>
        string.Join("\n", message.Parts.OfType<ChatText>().Select(part => part.Text));

    [GeneratedRegex(@"\b(scene|image|picture|render(ing)?)[ -]prompt|\bprompt\b[^.\n]{0,60}\b(scene|image|picture)\b", RegexOptions.IgnoreCase)]
    private static partial Regex ScenePrompt();

    [GeneratedRegex(@"\b(design|visual|appearance)\b[^.\n]{0,50}\b(reference|description|notes?)\b|\bdescribe\b[^.\n]{0,60}\b(look|appear|design|picture|image)", RegexOptions.IgnoreCase)]
    private static partial Regex Design();
}
