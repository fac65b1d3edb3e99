using LettucePlug.Host.Templates;
using LettucePlug.Liquid;
using LettucePlug.Tests.Support;

namespace LettucePlug.Tests.Templates;

public sealed class LegacyTests : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Every_old_variable_means_its_new_one_with_a_warning()
    {
        foreach (var kind in TemplateKinds.All)
        {
            var old = kind.Aliases.Keys.Select(alias => alias.TrimStart('{')).ToList();
            var needs = kind.MustUse.Select(ways => ways[0].StartsWith("media:", StringComparison.Ordinal) ? $"{{% media {ways[0][6..]} %}}" : $"{{{{ {ways[0]} }}}}");
            var text = string.Concat(old.Select(name => $"{{{{{name}}}}} ")) + string.Concat(needs) + (kind.NeedsHistory ? "{% history %}" : "");

            var snapshot = await _bench.Editor.SetAsync(kind.Id, text, Bench.Token);

            var prompt = snapshot.Overrides.Find(kind.Id, null)!;
            snapshot.Check(prompt).Count(finding => finding.Code == DiagnosticCode.LegacyAlias).ShouldBe(Math.Min(old.Count, LiquidLimits.Default.Diagnostics), kind.Id);
        }
    }

    [Fact]
    public async Task Old_variables_print_what_they_always_did()
    {
        const string Text = "{{char}}|{{char.desc}}|{{user}}|{{persona}}|{{persona.desc}}|{{recent_messages}}|{{scene_request}}|{{image_model_instructions}}|{{reference[character]}}|{{image[character]}}";
        await _bench.Editor.SetAsync("scene.writer", Text, Bench.Token);
        var inputs = new Dictionary<string, object?>(Bench.Scene().Inputs)
        {
            ["persona"] = new Dictionary<string, object?> { ["name"] = "Ilya", ["description"] = "Maps." },
            ["image_instructions"] = "Short.",
        };

        var prompt = await _bench.RenderAsync(Bench.Scene() with
        {
            Inputs = inputs,
            Media = new Dictionary<string, IReadOnlyList<MediaRef>> { ["character"] = [new MediaRef("a1", "Mara")] },
        });

        prompt.Text.ShouldBe("Mara|An innkeeper.|Ilya|Ilya|Maps.|Mara: The lamp flickers.|The lamp.|Short.|1 reference image is attached.|");
        prompt.Messages.SelectMany(message => message.Parts).OfType<MediaPart>().ShouldHaveSingleItem().Media[0].Id.ShouldBe("a1");
    }

    [Fact]
    public async Task Data_under_old_names_is_taken()
    {
        var prompt = await _bench.RenderAsync(new TemplateCall
        {
            Id = "scene.writer",
            Inputs = new Dictionary<string, object?> { ["char.name"] = "Mara", ["recent_messages"] = "Mara: Hello.", ["scene_request"] = "A wave." },
        });

        prompt.Text.ShouldContain("Character: Mara");
        prompt.Text.ShouldContain("Mara: Hello.");
        prompt.Text.ShouldContain("A wave.");
    }

    [Fact]
    public async Task An_export_becomes_a_template_that_renders()
    {
        const string Export = """
            {"schema":{"name":"USC","version":"1.0"},"kind":"prompt_template","payload":{"name":"My \"writer\"","promptType":"scenePromptWriter","entries":[
             {"name":"Task","role":"system","content":"Write for {{char}} and {{persona}}. {{odd macro}} {% literal %}","enabled":true},
             {"name":"Persona","role":"system","content":"Persona: {{persona.desc}}","conditions":{"type":"any","conditions":[{"type":"hasPersona"},{"type":"keywordAny","values":["rain"]}]}},
             {"name":"Not","role":"assistant","content":"No background.","conditions":{"not":{"hasChatBackground":true}}},
             {"name":"Picture","role":"user","content":"The look:","promptEntryPayload":{"type":"imageSlot","slot":"character"}},
             {"name":"Off","role":"user","content":"never","enabled":false},
             {"name":"Ask","role":"user","content":"{{recent_messages}}\n{{#if image_model_instructions}}{{image_model_instructions}}{{/if}}\n{{scene_request}}"}]}}
            """;

        var imported = UscImport.Read(Export, "export.json");
        Snapshot.Match(imported.Text + "\n" + string.Join("\n", imported.Notes.Select(note => "note: " + note)));

        await _bench.Editor.SetAsync("scene.writer", imported.Text, Bench.Token);
        var prompt = await _bench.RenderAsync(Bench.Scene(text: "It is rain again.") with
        {
            Media = new Dictionary<string, IReadOnlyList<MediaRef>> { ["character"] = [new MediaRef("a1")] },
        });
        prompt.Messages.Select(message => message.Role).ShouldBe(["system", "system", "assistant", "user", "user"]);
        prompt.Text.ShouldContain("{{odd macro}} {% literal %}");
        prompt.Text.ShouldNotContain("never");
    }

    [Fact]
    public void A_condition_of_every_entry_becomes_when()
    {
        const string Condition = """{"all":[{"type":"hasPersona"},{"type":"messageCountAtLeast","value":4},{"type":"providerIdAny","values":["openai"]}]}""";
        var imported = UscImport.Read(
            """{"promptType":"scenePromptWriter","entries":[{"content":"{{recent_messages}}","conditions":IF},{"content":"{{scene_request}}","conditions":IF}]}"""
                .Replace("IF", Condition, StringComparison.Ordinal),
            "export.json");

        imported.Text.ShouldContain("when: {all: [{has: persona.name}, {messages_at_least: 4}, {provider_any: [\"openai\"]}]}");
        imported.Text.ShouldNotContain("{% if");
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"entries\":")]
    [InlineData("{\"payload\":{\"payload\":{\"payload\":{\"payload\":{\"payload\":{\"payload\":{\"content\":\"x\"}}}}}}}")]
    public void Something_else_is_refused(string json) =>
        Should.Throw<TemplateException>(() => UscImport.Read(json, "x.json")).Code.ShouldBe("not-a-template-export");
}
