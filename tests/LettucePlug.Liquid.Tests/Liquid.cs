using System.Text.Json;

namespace LettucePlug.Liquid.Tests;

/// <summary>Short ways to render in tests.</summary>
internal static class Liquid
{
    public static readonly ParserOptions Prompt = ParserOptions.Default with { Dialect = LiquidDialect.Prompt };

    public static LiquidMap Data(string json)
    {
        using var document = JsonDocument.Parse(json);
        LiquidValue.From(document.RootElement).TryGetMap(out var map).ShouldBeTrue();
        return map!; // Checked in the line above.
    }

    public static string Text(
        string template, string json = "{}", RenderOptions? options = null, ParserOptions? parser = null) =>
        LiquidTemplate.Parse(template, parser).RenderText(Data(json), options, TestContext.Current.CancellationToken);

    public static RenderResult Result(string template, string json = "{}", RenderOptions? options = null) =>
        LiquidTemplate.Parse(template, Prompt).Render(Data(json), options, TestContext.Current.CancellationToken);

    public static RenderOptions With(params (string Name, string Source)[] partials) => new()
    {
        Loader = new MemoryTemplateLoader(
            partials.ToDictionary(partial => partial.Name, partial => partial.Source), Prompt),
    };
}
