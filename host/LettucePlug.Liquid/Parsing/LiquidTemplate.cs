namespace LettucePlug.Liquid;

/// <summary>A parsed template. It never changes, so one instance can be rendered by many threads at once.</summary>
public sealed class LiquidTemplate
{
    internal LiquidTemplate(SourceText source, Block root, ParserOptions options, ExtendsNode? extends, BlockNode[] blocks)
    {
        Source = source;
        Root = root;
        Options = options;
        Extends = extends;
        Blocks = blocks;
    }

    /// <summary>The file's name as given to the parser.</summary>
    public string File => Source.File;

    /// <summary>The name of the template this one extends, or null.</summary>
    public string? ExtendsName => Extends?.Name;

    /// <summary>What the template uses: variables, filters, tags, partials, slots; worked out on first use.</summary>
    public TemplateInfo Info => field ??= TemplateInspector.Inspect(this);

    internal SourceText Source { get; }

    internal Block Root { get; }

    internal ParserOptions Options { get; }

    internal ExtendsNode? Extends { get; }

    internal BlockNode[] Blocks { get; }

    /// <summary>Parses a source that should be good.</summary>
    /// <param name="source">The text of the template.</param>
    /// <param name="options">How to parse; <see cref="ParserOptions.Default"/> when null.</param>
    /// <exception cref="LiquidParseException">The source has errors.</exception>
    /// <exception cref="LiquidLimitException">The source is over a limit.</exception>
    public static LiquidTemplate Parse(string source, ParserOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        var parser = new TemplateParser(source, options ?? ParserOptions.Default);
        var result = parser.Run();
        return result.Template
            ?? throw (Exception?)parser.LimitReached ?? new LiquidParseException(result.Diagnostics);
    }

    /// <summary>Parses a source and reports everything found in it; never throws about the source.</summary>
    /// <param name="source">The text of the template.</param>
    /// <param name="options">How to parse; <see cref="ParserOptions.Default"/> when null.</param>
    public static ParseResult TryParse(string source, ParserOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new TemplateParser(source, options ?? ParserOptions.Default).Run();
    }

    /// <summary>Renders the template.</summary>
    /// <param name="data">The variables; nothing else is visible to the template.</param>
    /// <param name="options">Limits, partials, clock and so on; <see cref="RenderOptions.Default"/> when null.</param>
    /// <param name="cancellationToken">Looked at every 256 steps.</param>
    /// <exception cref="LiquidRenderException">A tag or filter could not work with its values.</exception>
    /// <exception cref="LiquidLimitException">A limit was reached.</exception>
    /// <exception cref="OperationCanceledException">The caller asked to stop.</exception>
    public RenderResult Render(
        LiquidMap data, RenderOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        return TemplateRenderer.Render(this, data, options ?? RenderOptions.Default, cancellationToken);
    }

    /// <summary>Renders the template and returns its text.</summary>
    /// <inheritdoc cref="Render" path="/param"/>
    /// <inheritdoc cref="Render" path="/exception"/>
    public string RenderText(
        LiquidMap data, RenderOptions? options = null, CancellationToken cancellationToken = default) =>
        Render(data, options, cancellationToken).Text;
}
