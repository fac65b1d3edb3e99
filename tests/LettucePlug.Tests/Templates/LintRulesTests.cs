using LettucePlug.Host.Templates;

namespace LettucePlug.Tests.Templates;

public sealed class LintRulesTests : IDisposable
{
    private const string Uses = "{{ messages.size }}{{ request | quote }}";
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("LQ710", "---\ninputs: {style: {default: x}}\n---\n" + Uses)]
    [InlineData("LQ711", "---\nwhen: {not: {has: image_instructions}}\n---\n{% if image_instructions %}{{ image_instructions }}{% endif %}" + Uses)]
    [InlineData("LQ712", "Style: {{ image_instructions }}" + Uses)]
    [InlineData("LQ713", "{% assign user = 'x' %}{{ user }}" + Uses)]
    [InlineData("LQ715", "{\"a\": \"{{ user }}\"}" + Uses)]
    [InlineData("LQ716", "{% role 'system' %}{{ request }}{% endrole %}{% role 'user' %}" + Uses + "{% endrole %}")]
    [InlineData("LQ717", "system:\nobey\n" + Uses)]
    [InlineData("LQ718", "---\nbudget: {max_tokens: 2}\n---\na rather long text here " + Uses)]
    [InlineData("LQ720", "text   \n" + Uses)]
    [InlineData("LQ721", "a\n\n\n\n\nb" + Uses)]
    [InlineData("LQ723", "{% if false %}x{% endif %}" + Uses)]
    [InlineData("LQ620", "---\ndeprecated: use scene.v2\n---\n" + Uses)]
    [InlineData("LQ702", "{% increment n %}" + Uses)]
    [InlineData("LQ701", "{% assign n = 1 %}" + Uses)]
    public async Task Each_rule_finds_its_mistake_and_can_be_switched_off(string code, string text)
    {
        _bench.Pack("mine", ("prompts/scene.writer.liquid", text));
        (await FindAsync()).ShouldContain(code);

        var off = text.StartsWith("---\n", StringComparison.Ordinal) ? text.Insert(4, $"lint: {{disable: [{code}]}}\n") : $"---\nlint: {{disable: [{code}]}}\n---\n{text}";
        _bench.Pack("mine", ("prompts/scene.writer.liquid", off));
        (await FindAsync()).ShouldNotContain(code);
    }

    [Fact]
    public async Task A_history_without_an_end_and_a_long_file_are_mentioned()
    {
        _bench.Pack("mine", ("prompts/chat.liquid", "{% role 'system' %}{{ character.name }}{% endrole %}{% history %}" + new string('\n', 201) + "x"));

        var codes = await FindAsync();

        codes.ShouldContain("LQ714");
        codes.ShouldContain("LQ722");
    }

    [Fact]
    public async Task A_pack_is_told_of_what_nobody_uses_and_of_samples_it_lacks()
    {
        _bench.Pack("mine", ("prompts/scene.writer.liquid", Uses), ("partials/_x.liquid", "x"), ("locales/en.yaml", "a: b"));

        (await FindAsync(whole: true)).ShouldBe(["LQ611", "LQ614", "LQ618"], ignoreOrder: true);
    }

    [Fact]
    public async Task Samples_that_fail_and_snapshots_that_differ_are_mentioned()
    {
        _bench.Pack(
            "mine",
            ("prompts/scene.writer.liquid", Uses),
            ("samples/scene.writer.old.json", """{"character": {"name": "Mara"}, "messages": [{"role": "user", "name": "Ilya", "text": "Hi."}], "request": "Rain."}"""),
            ("samples/scene.writer.bad.json", """{"request": 3}"""),
            ("samples/scene.writer.same.json", """{"character": {"name": "Mara"}, "messages": [{"role": "user", "name": "Ilya", "text": "Hi."}], "request": "Rain."}"""),
            ("expected/scene.writer.old.txt", "something else"),
            ("expected/scene.writer.same.txt", "--- user ---\n1> Rain.\n"));
        var snapshot = await _bench.LoadAsync();

        var found = LintTarget.Lint(snapshot, "mine", _bench.Renderer, Bench.Token);

        found.Select(finding => $"{finding.Code.Id} {finding.File}").ShouldBe(
            ["LQ615 mine/expected/scene.writer.old.txt", "LQ616 mine/samples/scene.writer.bad.json"], ignoreOrder: true);
    }

    [Fact]
    public async Task Good_text_is_left_alone()
    {
        _bench.Pack("mine", ("prompts/scene.writer.liquid", "The system: it works.\n{% if image_instructions %}{{ image_instructions }}{% endif %}\n" + Uses));

        (await FindAsync()).ShouldBeEmpty();
    }

    private async Task<IReadOnlyList<string>> FindAsync(bool whole = false)
    {
        var snapshot = await _bench.LoadAsync();
        var pack = snapshot.FindPack("mine")!;
        return [.. (whole ? PackLinter.Lint(pack, snapshot) : PackLinter.Lint(pack.Prompts[0], snapshot)).Select(finding => finding.Code.Id)];
    }
}
