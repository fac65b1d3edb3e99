using LettucePlug.Liquid.Conformance;
using LettucePlug.Tests.Support;

namespace LettucePlug.Liquid.Tests;

public sealed class GoldenSuiteTests
{
    [Fact]
    public void The_public_suite_passes_without_a_skip_list()
    {
        var cases = SuiteCase.Load(SharedData.Require("golden-liquid", "golden_liquid.json"));

        var failures = cases.Select(one => (one.Name, Failure: one.Check())).Where(one => one.Failure is not null);

        failures.ShouldBeEmpty();
        cases.Count.ShouldBe(738);
    }

    [Fact]
    public void A_case_that_renders_something_else_fails_with_both_texts()
    {
        var wrong = new SuiteCase { Name = "wrong", Template = "{{ 1 }}", Result = "2" };

        wrong.Check().ShouldBe("rendered \"1\", expected \"2\"");
    }

    [Fact]
    public void A_case_that_should_be_invalid_fails_when_it_renders() =>
        new SuiteCase { Name = "valid", Template = "{{ 1 }}", IsInvalid = true }.Check().ShouldNotBeNull();

    [Fact]
    public void An_error_fails_a_case_that_should_render() =>
        new SuiteCase { Name = "broken", Template = "{% nosuch %}", Result = "" }.Check().ShouldNotBeNull();
}
