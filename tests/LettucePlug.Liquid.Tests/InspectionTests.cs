namespace LettucePlug.Liquid.Tests;

public sealed class InspectionTests
{
    private const string Template =
        "{% assign who = user.name | default: 'x' %}{% assign unused = 1 %}" +
        "{% role system %}{% for m in messages %}{{ m.text | oneline }}{{ forloop.index }}{% endfor %}{% endrole %}" +
        "{% if persona %}{{ persona['desc'] }}{% endif %}{{ items[0].title }}{{ who }}" +
        "{% render 'cast', of: characters %}{% media character %}{% block a %}{% endblock %}{{ 'greet' | t }}";

    [Fact]
    public void It_knows_what_a_template_uses_and_what_the_host_must_bring()
    {
        var info = LiquidTemplate.Parse(Template, Liquid.Prompt).Info;

        info.RequiredRoots.ShouldBe(["user", "messages", "persona", "items", "characters"]);
        info.Variables.Select(use => use.Path).ShouldBe(
            ["user.name", "messages", "m.text", "forloop.index", "persona", "persona.desc", "items[].title", "who", "characters"]);
        info.Variables.Where(use => use.IsGuarded).Select(use => use.Path).ShouldBe(["user.name", "persona"]);
        info.Filters.Select(use => use.Name).ShouldBe(["default", "oneline", "t"]);
        info.Partials.Select(use => use.Name).ShouldBe(["cast"]);
        info.MediaSlots.Select(use => use.Name).ShouldBe(["character"]);
        info.Blocks.Select(use => use.Name).ShouldBe(["a"]);
        info.LocaleKeys.Select(use => use.Name).ShouldBe(["greet"]);
        info.UnusedAssigns.Select(use => use.Name).ShouldBe(["unused"]);
        info.Variables[0].Column.ShouldBe(17);
    }

    [Fact]
    public void The_linter_checks_names_against_what_there_is()
    {
        var parsed = LiquidTemplate.TryParse(Template + "{% increment n %}", Liquid.Prompt);

        var found = TemplateLinter.Check(parsed, new LintOptions
        {
            Variables = ["user", "message", "persona", "items", "characters"],
            Partials = ["cats"],
            MediaSlots = ["charakter"],
            LocaleKeys = [],
        });

        found.Where(finding => finding.Severity == DiagnosticSeverity.Error)
            .Select(finding => $"{finding.Code.Id} {finding.Hint}")
            .ShouldBe(["LQ303 did you mean 'message'?", "LQ304 did you mean 'cats'?", "LQ305 did you mean 'charakter'?", "LQ706 "]);
        found.Where(finding => finding.Severity == DiagnosticSeverity.Warning).Select(finding => finding.Code).ShouldContain(DiagnosticCode.UnusedAssign);
        found.ShouldContain(finding => finding.Code == DiagnosticCode.DiscouragedTag);
        found.ShouldContain(finding => finding.Code == DiagnosticCode.TextOutsideRoles);
    }

    [Fact]
    public void A_range_over_the_limit_and_an_endless_history_are_found_without_rendering()
    {
        var parsed = LiquidTemplate.TryParse("{% for i in (1..99999) %}{% endfor %}\n{% history %}{% history last: 3 %}", Liquid.Prompt);

        var found = TemplateLinter.Check(parsed, new LintOptions()).Single();

        found.Code.ShouldBe(DiagnosticCode.RangeLimit);
        found.Column.ShouldBe(13);
        parsed.Info.UnlimitedHistory.Single().Line.ShouldBe(2);
    }

    [Fact]
    public void A_template_with_errors_can_still_be_inspected()
    {
        var parsed = LiquidTemplate.TryParse("{{ a.b }}{% nosuch %}{{ c }}");

        parsed.Template.ShouldBeNull();
        parsed.Info.RequiredRoots.ShouldBe(["a", "c"]);
    }
}
