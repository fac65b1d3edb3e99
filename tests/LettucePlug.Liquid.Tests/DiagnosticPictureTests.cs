using LettucePlug.Tests.Support;

namespace LettucePlug.Liquid.Tests;

public sealed class DiagnosticPictureTests
{
    [Fact]
    public void Mistakes_of_a_file()
    {
        const string Source = """
            {% role 'system' %}
              You write for {{ char }}.
              {% for m in messages %}
                漢字 {{ m.text | upcas }}
              {{ m.name | append }}
            {% endrole %}
            {% asign x = 1 %}
            {{ 'open }}
            """;
        var parsed = LiquidTemplate.TryParse(Source, ParserOptions.ForPacks with
        {
            File = "cozy-scenes/scene.writer.liquid",
            Aliases = new Dictionary<string, string> { ["char"] = "character.name" },
        });

        Snapshot.Match(DiagnosticPrinter.Print(parsed.Diagnostics));
    }

    [Fact]
    public void A_fault_two_partials_deep()
    {
        var options = Liquid.With(("_cast", "\n\n{% render '_one' %}"), ("_one", "x {{ 1 | divided_by: 0 }}"));

        var failure = Should.Throw<LiquidRenderException>(() => Liquid.Text("a\n{% render '_cast' %}", "{}", options));

        Snapshot.Match(DiagnosticPrinter.Print(failure.Diagnostic));
    }

    [Fact]
    public void A_partial_with_mistakes()
    {
        var options = Liquid.With(("_cast", "\n{% if a %}"));

        var failure = Should.Throw<LiquidRenderException>(() => Liquid.Text("{% render '_cast' %}", "{}", options));

        Snapshot.Match(DiagnosticPrinter.Print(failure.Diagnostic));
    }

    [Fact]
    public void A_limit_and_a_circle()
    {
        var options = Liquid.With(("a", "{% include 'b' %}"), ("b", "{% include 'a' %}")) with
        {
            Limits = new LiquidLimits { PartialDepth = 4 },
        };

        var failure = Should.Throw<LiquidLimitException>(() => Liquid.Text("{% include 'a' %}", "{}", options));

        Snapshot.Match(DiagnosticPrinter.Print(failure.Diagnostic));
    }

    [Fact]
    public void A_long_line_with_control_characters()
    {
        var source = new string('x', 200) + "\u001b[31m\t{{ a | nosuch }}" + new string('y', 200);

        Snapshot.Match(DiagnosticPrinter.Print(LiquidTemplate.TryParse(source, ParserOptions.ForPacks).Diagnostics));
    }
}
