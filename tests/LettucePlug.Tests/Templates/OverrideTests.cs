using LettucePlug.Host.Templates;

namespace LettucePlug.Tests.Templates;

public sealed class OverrideTests : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task I_can_put_my_own_text_in_and_go_back()
    {
        await _bench.Editor.SetAsync("avatar.generate", "Mine: {{ request }}", Bench.Token);
        (await _bench.RenderAsync(Bench.Portrait())).Text.ShouldBe("Mine: A smile.");

        (await _bench.Editor.ResetAsync("avatar.generate", Bench.Token)).ShouldBeTrue();
        (await _bench.RenderAsync(Bench.Portrait())).Pack.ShouldBe("lettuce.core");
        (await _bench.Editor.ResetAsync("avatar.generate", Bench.Token)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("no variable at all", "request")]
    [InlineData("---\nkind: chat\n---\n{{ request }}", "always")]
    [InlineData("{{ request }}{% if %}", "")]
    public async Task A_protected_template_refuses_what_would_break_it(string text, string because)
    {
        var error = await Should.ThrowAsync<TemplateException>(() => _bench.Editor.SetAsync("avatar.generate", text, Bench.Token));

        error.Code.ShouldBe("bad-template");
        error.Diagnostics.ShouldContain(finding => finding.Message.Contains(because, StringComparison.Ordinal));
        (await _bench.RenderAsync(Bench.Portrait())).Pack.ShouldBe("lettuce.core");
    }

    [Theory]
    [InlineData("../../evil")]
    [InlineData("nothing.known")]
    [InlineData("")]
    public async Task A_name_that_is_no_template_is_refused(string name) =>
        (await Should.ThrowAsync<TemplateException>(() => _bench.Editor.SetAsync(name, "{{ request }}", Bench.Token))).Code.ShouldBe("no-such-template");

    [Fact]
    public async Task A_change_below_an_override_is_shown_until_it_is_kept()
    {
        const string Path = "templates/packs/mine/prompts/avatar.generate.liquid";
        _bench.Pack("mine", ("prompts/avatar.generate.liquid", "One\nTwo\n{{ request }}"));
        await _bench.Editor.UseAsync(["mine"], Bench.Token);
        await _bench.Editor.SetAsync("avatar.generate", "Mine: {{ request }}", Bench.Token);
        (await Change()).ShouldBeNull();

        _bench.Home.Write(Path, "One\nThree, longer\n{{ request }}");

        var change = (await Change()).ShouldNotBeNull();
        change.BasePack.ShouldBe("mine");
        change.Diff.ShouldBe(["- Two", "+ Three, longer"]);
        await _bench.Editor.KeepAsync("avatar.generate", Bench.Token);
        (await Change()).ShouldBeNull();
    }

    [Fact]
    public async Task An_override_that_is_edited_into_an_error_is_passed_over()
    {
        await _bench.Editor.SetAsync("avatar.generate", "Mine: {{ request }}", Bench.Token);
        _bench.Override("avatar.generate", "Mine: {{ request }} {% for %}");

        var prompt = await _bench.RenderAsync(Bench.Portrait());

        prompt.Pack.ShouldBe("lettuce.core");
        prompt.Warnings.ShouldContain(finding => finding.Code == TemplateCodes.Degraded);
    }

    [Fact]
    public async Task A_pack_that_changed_since_it_was_chosen_is_mentioned()
    {
        _bench.Pack("mine", ("prompts/avatar.generate.liquid", "One {{ request }}"));
        await _bench.Editor.UseAsync(["mine"], Bench.Token);
        (await _bench.LoadAsync()).Problems.ShouldBeEmpty();

        _bench.Pack("mine", ("prompts/avatar.generate.liquid", "Another {{ request }}"));

        (await _bench.LoadAsync()).Problems.ShouldHaveSingleItem().Code.ShouldBe(TemplateCodes.PackChanged);
        (await _bench.RenderAsync(Bench.Portrait())).Text.ShouldStartWith("Another");
    }

    private async Task<BaseChange?> Change()
    {
        var snapshot = await _bench.LoadAsync();
        return BaseChange.Of(snapshot.Overrides.Prompts.ShouldHaveSingleItem(), snapshot);
    }
}
