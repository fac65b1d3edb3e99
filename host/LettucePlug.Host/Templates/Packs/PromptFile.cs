using System.Security.Cryptography;
using System.Text;
using LettucePlug.Liquid;

namespace LettucePlug.Host.Templates;

/// <summary>A prompt or partial of a pack. It is read and parsed when somebody first looks into it.</summary>
internal sealed class PromptFile
{
    private readonly Lazy<Content> _content;

    public PromptFile(string packId, string path, string id, string? locale, string text)
    {
        PackId = packId;
        Path = path;
        Id = id;
        Locale = locale;
        Source = new TemplateSource($"{packId}/{path}", text);
        _content = new Lazy<Content>(Read);
    }

    public string PackId { get; }

    public string Path { get; }

    public string Id { get; }

    public string? Locale { get; }

    public TemplateSource Source { get; }

    public bool IsPartial => Path.StartsWith("partials/", StringComparison.Ordinal);

    /// <summary>In hex.</summary>
    public string Hash => field ??= Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Source.Text)));

    public PromptHeader Header => _content.Value.Header;

    /// <summary>What the front matter says, else what the host asks the template of this id for.</summary>
    public TemplateKind? Kind => Header.Kind ?? (IsPartial ? null : TemplateKinds.OfTemplate(Id));

    public ParseResult Parsed => _content.Value.Parsed;

    /// <summary>What front matter and parser found.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => _content.Value.Diagnostics;

    public IReadOnlyList<InputDefinition> Inputs => _content.Value.Inputs;

    /// <summary>The slots a template may place: those of its kind, or those it declares.</summary>
    public IReadOnlyList<string> MediaSlots => Kind?.MediaSlots ?? [.. Header.Media.Keys];

    /// <exception cref="LiquidException">The file has errors.</exception>
    public LiquidTemplate Require() =>
        Parsed.Template ?? LiquidTemplate.Parse(Source.Text, ParserOptions.ForPacks with { File = Source.File, BodyStart = Header.BodyStart });

    private Content Read()
    {
        var found = new List<Diagnostic>();
        var header = PromptHeaderReader.Read(Source, found);
        var kind = header.Kind ?? (IsPartial ? null : TemplateKinds.OfTemplate(Id));
        var inputs = InputMerge.Merge(kind, header, Source, found);
        var parsed = LiquidTemplate.TryParse(Source.Text, ParserOptions.ForPacks with
        {
            File = Source.File,
            BodyStart = header.BodyStart,
            Extends = header.Extends,
            MediaSlots = IsPartial || (kind is null && header.Extends is not null) ? null : kind?.MediaSlots ?? [.. header.Media.Keys],
            Aliases = kind?.Aliases,
            Limits = header.Limits,
        });
        found.AddRange(parsed.Diagnostics);
        return new Content(header, parsed, found, inputs);
    }

    private sealed record Content(PromptHeader Header, ParseResult Parsed, IReadOnlyList<Diagnostic> Diagnostics, IReadOnlyList<InputDefinition> Inputs);
}
