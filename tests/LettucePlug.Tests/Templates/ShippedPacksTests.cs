using LettucePlug.Host.Templates;
using LettucePlug.Liquid;

namespace LettucePlug.Tests.Templates;

public sealed class ShippedPacksTests : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Lint_finds_nothing_in_them()
    {
        var snapshot = await _bench.LoadAsync();

        snapshot.Packs.SelectMany(pack => PackLinter.Lint(pack, snapshot)).Select(finding => finding.ToString()).ShouldBeEmpty();
        snapshot.Packs.ShouldAllBe(pack => pack.Prompts.Count == 6);
    }

    [Fact]
    public async Task Every_sample_is_as_its_snapshot()
    {
        var snapshot = await _bench.LoadAsync();

        var runs = snapshot.Packs.SelectMany(pack => SampleRun.RunAll(pack, snapshot, _bench.Renderer, Bench.Token)).ToList();

        runs.Count.ShouldBe(16);
        runs.Where(run => run.State != "same").Select(run => $"{run.Pack} {run.Sample}: {run.Problem}").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_scene_writer_never_shows_the_tag_that_makes_Sketch_chat()
    {
        (await _bench.RenderAsync(Bench.Scene())).Text.ShouldNotContain("<img>");
        (await _bench.RenderAsync(Bench.Scene() with { PromptStyle = "tags" })).Text.ShouldNotContain("<img>");
    }

    [Fact]
    public async Task A_chat_with_scene_images_carries_the_protocol_and_one_without_does_not()
    {
        var call = new TemplateCall { Id = "chat", Inputs = new Dictionary<string, object?> { ["character"] = "Mara", ["scene_images"] = true } };

        (await _bench.RenderAsync(call)).Text.ShouldContain("<img>");
        (await _bench.RenderAsync(call with { Inputs = new Dictionary<string, object?> { ["character"] = "Mara" } })).Text.ShouldNotContain("<img>");
    }

    [Fact]
    public async Task Over_the_budget_the_examples_go_first()
    {
        var call = new TemplateCall
        {
            Id = "chat",
            TokenBudget = 600,
            Inputs = new Dictionary<string, object?>
            {
                ["character"] = new Dictionary<string, object?> { ["name"] = "Mara", ["examples"] = string.Concat(Enumerable.Repeat("A long example. ", 200)) },
                ["summary"] = "They met.",
            },
        };

        var prompt = await _bench.RenderAsync(call);

        prompt.DroppedSections.ShouldBe(["examples"]);
        prompt.Text.ShouldContain("They met.");
        prompt.Warnings.ShouldContain(finding => finding.Code == DiagnosticCode.SectionDropped);
    }

    [Theory]
    [InlineData(100_000)]
    [InlineData(1)]
    public async Task Long_and_odd_inputs_render(int length)
    {
        var odd = new string('ж', length) + "\u0000\u202E\uD83D\uDE00 \"quotes\" `ticks` \r\n\r\n" + new string('\n', 50);
        foreach (var id in TemplateKinds.All.Select(kind => kind.Id))
        {
            var prompt = await _bench.RenderAsync(new TemplateCall
            {
                Id = id,
                Inputs = new Dictionary<string, object?>
                {
                    ["character"] = new Dictionary<string, object?> { ["name"] = odd, ["description"] = odd },
                    ["subject"] = new Dictionary<string, object?> { ["name"] = odd, ["description"] = odd },
                    ["messages"] = new List<object?> { new Dictionary<string, object?> { ["text"] = odd } },
                    ["request"] = odd,
                },
            });
            prompt.Text.ShouldNotBeEmpty();
        }
    }
}
