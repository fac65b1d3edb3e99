namespace LettucePlug.Liquid.Conformance;

/// <summary>Parses and renders one broken template in every mode. Only the engine's own exception may come out.</summary>
public static class FuzzCase
{
    private static readonly LiquidLimits Limits = LiquidLimits.Default with { Time = TimeSpan.FromSeconds(1) };

    private static readonly LiquidMap Data = LiquidMap.Create(new Dictionary<string, LiquidValue>
    {
        ["a"] = LiquidList.Create(1, "two", 3.5m, LiquidValue.Nil),
        ["b"] = LiquidMap.Create(new Dictionary<string, LiquidValue> { ["c"] = "text", ["d"] = LiquidList.Create(1, 2) }),
        ["product"] = LiquidMap.Create(new Dictionary<string, LiquidValue>
        {
            ["title"] = "foo",
            ["tags"] = LiquidList.Create("sports", "garden"),
        }),
        ["s"] = "some <b>text</b>",
        ["x"] = "\n",
    });

    private static readonly ParserOptions[] Modes =
    [
        ParserOptions.Default,
        ParserOptions.Default with { Dialect = LiquidDialect.Prompt },
        ParserOptions.ForPacks,
    ];

    /// <summary>Null when all is well, else what came out.</summary>
    public static string? Check(string template)
    {
        foreach (var mode in Modes)
        {
            try
            {
                var parsed = LiquidTemplate.TryParse(template, mode);
                _ = parsed.Info.Variables.Count;
                _ = DiagnosticPrinter.Print(parsed.Diagnostics);
                parsed.Template?.Render(Data, new RenderOptions
                {
                    Limits = Limits,
                    InlineErrors = mode.Strictness == Strictness.Lenient && mode.Dialect == LiquidDialect.Prompt,
                    UndefinedIsError = mode.Strictness == Strictness.Pack,
                    TokenBudget = mode.Dialect == LiquidDialect.Prompt ? 5 : null,
                    Loader = new MemoryTemplateLoader(new Dictionary<string, string> { ["a"] = template }, mode),
                });
            }
            catch (LiquidException)
            {
                // That is what a broken template may do.
            }
#pragma warning disable CA1031 // Whatever else comes out is the finding.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                return failure.ToString();
            }
        }

        return null;
    }
}
