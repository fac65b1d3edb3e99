namespace LettucePlug.Liquid.Tests;

/// <summary>Each mistake is named with its code and place.</summary>
public sealed class BrokenTemplateTests
{
    [Theory]
    [InlineData("{% if a %}\nx", "LQ203", 1, 1)]
    [InlineData("x\n  {% for m in list %}\n{{ m }}\n", "LQ203", 2, 3)]
    [InlineData("{% unless a %}{% if b %}{% endif %}", "LQ203", 1, 1)]
    [InlineData("{% if a %}\n {% for i in b %}\n{% endif %}", "LQ203", 2, 2)]
    [InlineData("{% capture x %}", "LQ203", 1, 1)]
    [InlineData("{% case a %}{% when 1 %}", "LQ203", 1, 1)]
    [InlineData("\n{% comment %} {% comment %}{% endcomment %}", "LQ203", 2, 1)]
    [InlineData("a {% raw %} {{ x }}", "LQ203", 1, 3)]
    [InlineData("{% doc %} x", "LQ203", 1, 1)]
    [InlineData("{% liquid\n if a\n echo 1 %}", "LQ203", 2, 2)]
    [InlineData("{% tablerow i in a %}", "LQ203", 1, 1)]
    [InlineData("{% ifchanged %}", "LQ203", 1, 1)]
    [InlineData("{% role system %}hi", "LQ203", 1, 1)]
    [InlineData("{% section 'a' %}", "LQ203", 1, 1)]
    [InlineData("ab {{ user.name", "LQ202", 1, 4)]
    [InlineData("ab\n {{ user.name {% if a %}{% endif %}", "LQ202", 2, 2)]
    [InlineData("x {% assign a = 1", "LQ202", 1, 3)]
    [InlineData("{% endif %}", "LQ204", 1, 1)]
    [InlineData("\n {% else %}", "LQ204", 2, 2)]
    [InlineData("{% for i in a %}{% elsif b %}{% endfor %}", "LQ204", 1, 17)]
    [InlineData("{% when 1 %}", "LQ204", 1, 1)]
    [InlineData("{% if a %}{% endfor %}{% endif %}", "LQ204", 1, 11)]
    [InlineData("{% if %}{% endif %}", "LQ205", 1, 1)]
    [InlineData("{% if a == %}{% endif %}", "LQ205", 1, 9)]
    [InlineData("x{% for i on a %}{% endfor %}", "LQ205", 1, 2)]
    [InlineData("{% for i in a limit 3 %}{% endfor %}", "LQ205", 1, 15)]
    [InlineData("{% for i in a foo: 3 %}{% endfor %}", "LQ205", 1, 15)]
    [InlineData("{% assign = 3 %}", "LQ205", 1, 1)]
    [InlineData("{% capture %}{% endcapture %}", "LQ205", 1, 1)]
    [InlineData("{% case %}{% endcase %}", "LQ205", 1, 1)]
    [InlineData("{% case a %}{% when %}{% endcase %}", "LQ205", 1, 13)]
    [InlineData("{% cycle %}", "LQ205", 1, 1)]
    [InlineData("{% increment %}", "LQ205", 1, 1)]
    [InlineData("{% render %}", "LQ205", 1, 1)]
    [InlineData("{% media %}", "LQ205", 1, 1)]
    [InlineData("{% raw x %}{% endraw %}", "LQ205", 1, 1)]
    [InlineData("{% history first: 3 %}", "LQ205", 1, 12)]
    [InlineData("{{ 'abc }}", "LQ206", 1, 4)]
    [InlineData("{{ a | append: \"b }}", "LQ206", 1, 16)]
    [InlineData("{% if a = b %}{% endif %}", "LQ207", 1, 9)]
    [InlineData("{% if a startswith b %}{% endif %}", "LQ207", 1, 9)]
    [InlineData("{{ a b }}", "LQ201", 1, 6)]
    [InlineData("{{ a..b }}", "LQ201", 1, 5)]
    [InlineData("{{ | upcase }}", "LQ201", 1, 4)]
    [InlineData("{{ a | }}", "LQ201", 1, 8)]
    [InlineData("{{ a[ }}", "LQ201", 1, 5)]
    [InlineData("{{ (1..) }}", "LQ201", 1, 4)]
    [InlineData("{{ a. }}", "LQ201", 1, 5)]
    [InlineData("{% if a == 1 b %}{% endif %}", "LQ201", 1, 14)]
    [InlineData("{% assign x = 1 + 2 %}", "LQ201", 1, 17)]
    [InlineData("{% if a %}{% else b %}{% endif %}", "LQ201", 1, 19)]
    [InlineData("{% # a\n b %}", "LQ201", 2, 2)]
    [InlineData("{{ a | upcas }}", "LQ301", 1, 8)]
    [InlineData("a\n\n  {% fro i in a %}{% endfro %}", "LQ302", 3, 3)]
    [InlineData("{{ a | append }}", "LQ306", 1, 8)]
    [InlineData("{{ a | upcase: 1 }}", "LQ306", 1, 8)]
    [InlineData("{{ a | default: 1, other: 2 }}", "LQ306", 1, 8)]
    [InlineData("{% if a %}{% else %}{% else %}{% endif %}", "LQ209", 1, 21)]
    [InlineData("{% role 'sytem' %}{% endrole %}", "LQ308", 1, 1)]
    [InlineData("{% role user %}{% role user %}{% endrole %}{% endrole %}", "LQ208", 1, 16)]
    [InlineData("{% capture a %}{% role user %}{% endrole %}{% endcapture %}", "LQ406", 1, 16)]
    [InlineData("x{% extends 'a' %}", "LQ208", 1, 2)]
    [InlineData("{% extends 'a' %}text", "LQ208", 1, 18)]
    [InlineData("{% super %}", "LQ208", 1, 1)]
    [InlineData("{% doc %}a\n {%- doc -%} {% enddoc %}", "LQ208", 2, 2)]
    [InlineData("{% block a %}{% endblock %}{% block a %}{% endblock %}", "LQ210", 1, 28)]
    public void A_mistake_is_named_with_its_code_and_place(string template, string code, int line, int column)
    {
        var parsed = LiquidTemplate.TryParse(template, ParserOptions.ForPacks);

        parsed.Template.ShouldBeNull();
        var first = parsed.Diagnostics.First(finding => finding.Severity == DiagnosticSeverity.Error);
        $"{first.Code.Id} {first.Line}:{first.Column}".ShouldBe($"{code} {line}:{column}", first.Message);
    }

    [Theory]
    [InlineData("a\n{{ 1 | divided_by: 0 }}", "LQ402", 2, 8)]
    [InlineData("{{ 'x' | slice: 'y' }}", "LQ401", 1, 10)]
    [InlineData("{% if '2' > 1 %}{% endif %}", "LQ403", 1, 7)]
    [InlineData("{{ user.nmae }}", "LQ303", 1, 4)]
    [InlineData("\n {{ usr.name }}", "LQ303", 2, 5)]
    [InlineData("{% for i in nosuch %}{% endfor %}", "LQ303", 1, 13)]
    [InlineData("{{ user | append: nosuch }}", "LQ303", 1, 19)]
    [InlineData("{% render 'nope' %}", "LQ304", 1, 1)]
    [InlineData("{{ user | map: 'x' | concat: 3 }}", "LQ401", 1, 22)]
    [InlineData("{{ '!' | base64_decode }}", "LQ407", 1, 10)]
    [InlineData("{{ list | sort }}", "LQ403", 1, 11)]
    [InlineData("{% for i in list limit: 'x' %}{% endfor %}", "LQ401", 1, 25)]
    public void A_fault_while_rendering_is_named_with_its_code_and_place(
        string template, string code, int line, int column)
    {
        var options = new RenderOptions { UndefinedIsError = true };

        var failure = Should.Throw<LiquidRenderException>(() => Liquid.Text(
            template, """{"user": {"name": "Wren"}, "list": [1, "a", {}]}""", options, ParserOptions.ForPacks));

        var found = failure.Diagnostic;
        $"{found.Code.Id} {found.Line}:{found.Column}".ShouldBe($"{code} {line}:{column}", found.Message);
    }

    [Theory]
    [InlineData("{{ a | upcas }}", "did you mean 'upcase'?")]
    [InlineData("{% asign a = 1 %}", "did you mean 'assign'?")]
    [InlineData("{% role 'sytem' %}{% endrole %}", "did you mean 'system'?")]
    public void A_slip_of_the_pen_is_answered_with_the_name_that_was_meant(string template, string hint) =>
        LiquidTemplate.TryParse(template, ParserOptions.ForPacks).Diagnostics[0].Hint.ShouldBe(hint);

    [Theory]
    [InlineData("{{ usr.name }}", "did you mean 'user'?")]
    [InlineData("{{ user.nmae }}", "did you mean 'name'?")]
    public void An_unknown_variable_is_answered_with_the_one_that_was_meant(string template, string hint) =>
        Should.Throw<LiquidRenderException>(() => Liquid.Text(
            template, """{"user": {"name": "Wren"}}""", new RenderOptions { UndefinedIsError = true }))
            .Diagnostic.Hint.ShouldBe(hint);

    [Fact]
    public void A_missing_variable_is_no_error_in_a_condition_or_before_default()
    {
        var options = new RenderOptions { UndefinedIsError = true };

        Liquid.Text("{% if nosuch.x %}a{% endif %}{{ nosuch | strip | default: 'b' }}", "{}", options).ShouldBe("b");
    }

    [Fact]
    public void One_run_finds_every_mistake_up_to_twenty()
    {
        var one = LiquidTemplate.TryParse("{{ a | x1 }}\n{% nosuch %}\n{{ 'b }}\n{% if a %}", ParserOptions.ForPacks);
        var many = LiquidTemplate.TryParse(string.Concat(Enumerable.Repeat("{{ a | nosuch }}\n", 50)), ParserOptions.ForPacks);

        one.Diagnostics.Select(finding => finding.Code.Id).ShouldBe(["LQ301", "LQ302", "LQ206", "LQ203"]);
        many.Diagnostics.Count.ShouldBe(20);
    }

    [Fact]
    public void Positions_count_the_front_matter()
    {
        const string Source = "---\ntitle: x\n---\n{{ a | nosuch }}";

        var found = LiquidTemplate.TryParse(Source, ParserOptions.ForPacks with { BodyStart = 17 }).Diagnostics[0];

        (found.Line, found.Column, found.Offset).ShouldBe((4, 8, 24));
    }

    [Fact]
    public void A_fault_in_a_partial_carries_the_chain_of_calls()
    {
        var options = Liquid.With(("a", "\n{% render 'b' %}"), ("b", "\n\n{{ 1 | modulo: 0 }}"));

        var found = Should.Throw<LiquidRenderException>(() => Liquid.Text("{% render 'a' %}", "{}", options)).Diagnostic;

        found.File.ShouldBe("b");
        found.Line.ShouldBe(3);
        found.Stack.Select(frame => frame.ToString()).ShouldBe(["template:1", "a:2"]);
    }
}
