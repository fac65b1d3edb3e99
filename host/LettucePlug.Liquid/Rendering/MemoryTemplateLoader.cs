using System.Collections.Concurrent;

namespace LettucePlug.Liquid;

/// <summary>A loader over sources in memory, parsed when first used.</summary>
/// <param name="sources">The sources by name; not copied, must not change.</param>
/// <param name="options">How to parse them; the name becomes the file.</param>
public sealed class MemoryTemplateLoader(IReadOnlyDictionary<string, string> sources, ParserOptions options)
    : ITemplateLoader
{
    private readonly ConcurrentDictionary<string, LiquidTemplate> _parsed = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IEnumerable<string> Names => sources.Keys;

    /// <inheritdoc/>
    public LiquidTemplate? Load(string name, TemplateUse use, string from) =>
        sources.TryGetValue(name, out var source)
            ? _parsed.GetOrAdd(name, static (file, state) =>
                LiquidTemplate.Parse(state.source, state.options with { File = file }), (source, options))
            : null;
}
