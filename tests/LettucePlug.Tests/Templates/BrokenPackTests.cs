using LettucePlug.Host.Templates;
using LettucePlug.Liquid;

namespace LettucePlug.Tests.Templates;

public sealed class BrokenPackTests : IDisposable
{
    private const string Good = "{{ messages.size }} {{ request }}";
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("---\ntitle: [\n---\n" + Good, "LQ101", 3)]
    [InlineData("---\ntitle: x\n" + Good, "LQ102", 1)]
    [InlineData("---\ntitel: x\n---\n" + Good, "LQ103", 2)]
    [InlineData("---\nversion: one\n---\n" + Good, "LQ104", 2)]
    [InlineData("---\ntitle: &a x\n---\n" + Good, "LQ105", 2)]
    [InlineData("---\ntitle: !!str x\n---\n" + Good, "LQ105", 2)]
    [InlineData("---\nkind: scene-writter\n---\n" + Good, "LQ107", 2)]
    [InlineData("---\nkind: chat\n---\n" + Good, "LQ623", 1)]
    [InlineData("---\ntitle: a\ntitle: b\n---\n" + Good, "LQ109", 3)]
    [InlineData("---\ninputs: {messages: {type: string}}\n---\n" + Good, "LQ110", 1)]
    [InlineData("---\ninputs: {mine: {required: true}}\n---\n{{ mine }}" + Good, "LQ110", 1)]
    [InlineData("---\nlimits: {steps: 900000}\n---\n" + Good, "LQ104", 2)]
    [InlineData("---\nwhen: {hass: scene}\n---\n" + Good, "LQ103", 2)]
    [InlineData("---\nmedia: {avatar: {max: 1}}\n---\n" + Good, "LQ305", 1)]
    [InlineData("---\ntitle: x\n---\n\n{% if request %}" + Good, "LQ203", 5)]
    [InlineData("---\ntitle: x\n---\n{{ reqest }}" + Good, "LQ303", 4)]
    [InlineData("{% render '_nope' %}" + Good, "LQ304", 1)]
    [InlineData("{% render 'nope:_x' %}" + Good, "LQ605", 1)]
    [InlineData("{% media avatar %}" + Good, "LQ305", 1)]
    [InlineData("{{ request }}", "LQ610", 1)]
    [InlineData("---\nextends: lettuce.core:nope\n---\n", "LQ608", 1)]
    [InlineData("{% render '_a' %}" + Good, "LQ606", 1)]
    public async Task A_broken_file_is_passed_over_and_says_where_it_is_broken(string text, string code, int line)
    {
        _bench.Pack("mine", ("prompts/scene.writer.liquid", text), ("partials/_a.liquid", "{% render '_b' %}"), ("partials/_b.liquid", "{% render '_a' %}"));
        await _bench.Editor.UseAsync(["mine"], Bench.Token);
        var snapshot = await _bench.LoadAsync();
        var prompt = snapshot.FindPack("mine")!.Find("scene.writer", null)!;

        var errors = snapshot.Check(prompt).Where(finding => finding.Severity == DiagnosticSeverity.Error).ToList();
        errors.ShouldContain(finding => finding.Code.Id == code && finding.Line == line, string.Join("\n", errors));

        var rendered = await _bench.RenderAsync(Bench.Scene());
        rendered.Pack.ShouldBe("lettuce.core");
        rendered.Warnings.ShouldContain(finding => finding.Code == TemplateCodes.Degraded);
    }

    [Theory]
    [InlineData("version: 1.0.0\n")]
    [InlineData("id: mine\nversion: new\n")]
    [InlineData("id: Mine!\nversion: 1.0.0\n")]
    [InlineData("id: mine\nversion: 1.0.0\nengine: \">=2 <3\"\n")]
    [InlineData("- a list\n")]
    [InlineData("a: &x [*x]\n")]
    [InlineData("")]
    public async Task A_bad_manifest_costs_the_pack_and_nothing_else(string manifest)
    {
        _bench.Pack("mine", ("pack.yaml", manifest), ("prompts/scene.writer.liquid", Good));

        var snapshot = await _bench.LoadAsync();

        snapshot.Packs.ShouldContain(pack => pack.IsBroken && pack.Diagnostics.Count > 0);
        (await _bench.RenderAsync(Bench.Scene())).Pack.ShouldBe("lettuce.core");
        await Should.ThrowAsync<TemplateException>(() => _bench.Editor.UseAsync(["mine"], Bench.Token));
    }

    [Theory]
    [InlineData("prompts/Scene.liquid")]
    [InlineData("prompts/_scene.liquid")]
    [InlineData("partials/cast.liquid")]
    [InlineData("other/thing.liquid")]
    [InlineData("prompts/scene.txt")]
    public async Task A_file_at_no_known_place_is_named(string path)
    {
        _bench.Pack("mine", (path, "x"));

        (await _bench.LoadAsync()).FindPack("mine")!.Diagnostics.ShouldHaveSingleItem().Code.ShouldBe(TemplateCodes.BadFileName);
    }

    [Theory]
    [InlineData(502, 1)]
    [InlineData(9, 1024 * 1024)]
    public async Task A_pack_with_too_many_files_or_bytes_is_not_read(int files, int bytes)
    {
        var text = new string('x', bytes);
        _bench.Pack("mine", [.. Enumerable.Range(0, files).Select(n => ($"prompts/p{n}.liquid", text))]);

        var pack = (await _bench.LoadAsync()).FindPack("mine")!;

        pack.IsBroken.ShouldBeTrue();
        pack.Diagnostics.ShouldHaveSingleItem().Code.ShouldBe(TemplateCodes.PackLimit);
    }

    [Fact]
    public async Task A_link_out_of_the_folder_is_not_followed()
    {
        _bench.Pack("mine");
        var secret = _bench.Home.Write("secret.txt", "SECRET {{ request }}{{ messages }}");
        Directory.CreateDirectory(_bench.Home.File("templates/packs/mine/prompts"));
        File.CreateSymbolicLink(_bench.Home.File("templates/packs/mine/prompts/scene.writer.liquid"), secret);

        (await _bench.LoadAsync()).FindPack("mine")!.Prompts.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_error_while_rendering_uses_the_next_layer_and_says_so()
    {
        _bench.Pack("mine", ("prompts/scene.writer.liquid", Good + "{{ 1 | divided_by: background.image_count }}"));
        await _bench.Editor.UseAsync(["mine"], Bench.Token);

        var prompt = await _bench.RenderAsync(Bench.Scene());

        prompt.Pack.ShouldBe("lettuce.core");
        prompt.Warnings.ShouldContain(finding => finding.Code == DiagnosticCode.DivideByZero);
    }

    [Fact]
    public async Task A_pack_with_the_id_of_core_does_not_take_its_place()
    {
        _bench.Pack("lettuce.core", ("prompts/scene.writer.liquid", Good));

        (await _bench.RenderAsync(Bench.Scene())).Text.ShouldContain("What happens");
        (await _bench.LoadAsync()).Problems.ShouldHaveSingleItem().Message.ShouldContain("two packs");
    }
}
