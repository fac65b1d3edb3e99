namespace LettucePlug.Host.Templates;

/// <summary>Samples are named <c>id.what-it-shows</c>; ids hold dots themselves, so the longest id that fits counts.</summary>
internal static class SampleName
{
    public static string? IdOf(string name, TemplatePack pack) =>
        pack.PromptIds.Where(id => name == id || name.StartsWith(id + ".", StringComparison.Ordinal)).MaxBy(id => id.Length);

    public static bool BelongsTo(string name, string id, TemplatePack pack) => IdOf(name, pack) == id;
}
