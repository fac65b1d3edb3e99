using LettucePlug.Host.Templates;

namespace LettucePlug.Tests.Templates;

public sealed class ResolutionTests : IDisposable
{
    private const string Body = "{{ messages.size }} {{ request | quote }}";
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Layers_win_in_their_order()
    {
        foreach (var id in (string[])["pinned", "session", "bound", "chosen", "unchosen"])
        {
            _bench.Pack(id, ("prompts/scene.writer.liquid", id + " " + Body));
        }

        var call = Bench.Scene();
        await Expect("lettuce.core", PackLayer.Core, call);
        await _bench.Editor.UseAsync(["chosen"], Bench.Token);
        await Expect("chosen", PackLayer.Enabled, call);
        await Expect("lettuce.tags", PackLayer.Bound, call with { PromptStyle = "tags" });
        call = call with { BoundChoices = ["bound"] };
        await Expect("bound", PackLayer.Bound, call);
        await _bench.Editor.SetAsync("scene.writer", "own " + Body, Bench.Token);
        await Expect("overrides", PackLayer.Override, call);
        call = call with { SessionChoice = "session:scene.writer" };
        await Expect("session", PackLayer.Session, call);
        await Expect("pinned", PackLayer.Pin, call with { Pin = "pinned:scene.writer@1.0.0" });
    }

    [Theory]
    [InlineData("nowhere:scene.writer")]
    [InlineData("lettuce.core:nothing")]
    [InlineData("lettuce.core:scene.writer@9.9.9")]
    [InlineData("scene.writer")]
    [InlineData("broken:scene.writer")]
    public async Task A_broken_pin_is_an_error(string pin)
    {
        _bench.Pack("broken", ("prompts/scene.writer.liquid", "{% if %}"));

        (await Should.ThrowAsync<TemplateException>(() => _bench.RenderAsync(Bench.Scene() with { Pin = pin }))).Code.ShouldBe("broken-pin");
    }

    [Fact]
    public async Task A_language_is_looked_for_inside_of_a_layer_first()
    {
        _bench.Pack(
            "mine",
            ("pack.yaml", "id: mine\nversion: 1.0.0\nlocales: [en, tr]\ndefault_locale: en\n"),
            ("prompts/scene.writer.liquid", "plain {{ 'look' | t }} " + Body),
            ("prompts/scene.writer.tr.liquid", "turkish {{ 'look' | t }} " + Body),
            ("locales/en.yaml", "look: Look!"),
            ("locales/tr.yaml", "look: Bak!"));
        await _bench.Editor.UseAsync(["mine"], Bench.Token);

        (await _bench.RenderAsync(Bench.Scene() with { Locale = "tr-TR" })).Text.ShouldStartWith("turkish Bak!");
        (await _bench.RenderAsync(Bench.Scene() with { Locale = "de" })).Text.ShouldStartWith("plain Look!");
    }

    [Fact]
    public async Task A_variant_with_other_inputs_is_an_error()
    {
        _bench.Pack(
            "mine",
            ("pack.yaml", "id: mine\nversion: 1.0.0\nlocales: [tr]\n"),
            ("prompts/scene.writer.liquid", Body),
            ("prompts/scene.writer.tr.liquid", "---\ninputs: {style: {default: x}}\n---\n{{ style }}" + Body));
        var snapshot = await _bench.LoadAsync();

        snapshot.Check(snapshot.FindPack("mine")!.Find("scene.writer", "tr")!).ShouldContain(finding => finding.Code == TemplateCodes.LocaleInputs);
    }

    [Fact]
    public async Task Where_when_does_not_hold_the_next_layer_is_asked()
    {
        _bench.Pack("mine", ("prompts/scene.writer.liquid", "---\nwhen: {all: [{has: persona}, {messages_at_least: 1}, {keyword_any: [lamp]}]}\n---\nmine " + Body));
        await _bench.Editor.UseAsync(["mine"], Bench.Token);
        var with = new Dictionary<string, object?>(Bench.Scene().Inputs) { ["persona"] = "Ilya" };

        (await _bench.RenderAsync(Bench.Scene())).Pack.ShouldBe("lettuce.core");
        (await _bench.RenderAsync(Bench.Scene() with { Inputs = with })).Pack.ShouldBe("mine");
    }

    [Fact]
    public async Task A_child_replaces_blocks_and_keeps_the_rest()
    {
        await _bench.Editor.SetAsync("scene.writer", "---\nextends: core:scene.writer\n---\n{% block output %}{% super %}\nIn French.{% endblock %}", Bench.Token);

        var text = (await _bench.RenderAsync(Bench.Scene())).Text;

        text.ShouldContain("In French.");
        text.ShouldContain("60 to 140 words");
        text.ShouldContain("What happens");
    }

    [Fact]
    public async Task Another_packs_partial_needs_the_dependency()
    {
        _bench.Pack("base", ("partials/_x.liquid", "from base"));
        _bench.Pack("bad", ("pack.yaml", "id: bad\nversion: 1.0.0\n"), ("prompts/scene.writer.liquid", "{% render 'base:_x' %}" + Body));
        _bench.Pack("good", ("pack.yaml", "id: good\nversion: 1.0.0\nrequires: {base: \"^1\"}\n"), ("prompts/scene.writer.liquid", "{% render 'base:_x' %} {% render '_x' %}" + Body));
        var snapshot = await _bench.LoadAsync();

        snapshot.IsUsable(snapshot.FindPack("bad")!.Prompts[0]).ShouldBeFalse();
        (await _bench.RenderAsync(Bench.Scene() with { Pin = "good:scene.writer" })).Text.ShouldStartWith("from base from base");
    }

    [Fact]
    public async Task All_faults_of_inputs_come_at_once()
    {
        var call = new TemplateCall { Id = "scene.writer", Inputs = new Dictionary<string, object?> { ["messages"] = "no list", ["prompt_style"] = "oil", ["request"] = new List<object?> { 1L } } };

        var error = await Should.ThrowAsync<TemplateException>(() => _bench.RenderAsync(call));

        error.Code.ShouldBe("bad-template-inputs");
        error.Message.ShouldContain("'character' is missing");
        error.Message.ShouldContain("'messages' takes a list");
        error.Message.ShouldContain("'prompt_style' is 'oil'");
        error.Message.ShouldContain("'request' takes text");
    }

    [Fact]
    public async Task An_unknown_id_is_an_error_with_a_guess() =>
        (await Should.ThrowAsync<TemplateException>(() => _bench.RenderAsync(Bench.Scene() with { Id = "scene.writr" }))).Hint!.ShouldContain("scene.writer");

    private async Task Expect(string pack, PackLayer layer, TemplateCall call)
    {
        var prompt = await _bench.RenderAsync(call);
        (prompt.Pack, prompt.Layer).ShouldBe((pack, layer));
    }
}
