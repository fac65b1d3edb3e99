using System.Text;
using LettucePlug.Host.Plugins;

namespace LettucePlug.Plugins.Tests;

public sealed class PluginListEditorTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{ \"version\": 1 }")]
    [InlineData("{ \"plugins\": [] }")]
    [InlineData("{ \"plugins\": [ /* none */ ] }")]
    [InlineData("{ \"plugins\": [{ \"id\": \"acme.other\" }] }")]
    [InlineData("{ \"plugins\": [{ \"id\": \"acme.other\" }, // last\n ], }")]
    [InlineData("{ \"plugins\": [{ \"id\": \"acme.paint\" }] }")]
    [InlineData("{ \"plugins\": [{ \"enabled\": true, \"id\": \"acme.paint\" }] }")]
    [InlineData("{ \"plugins\": [{ \"id\": \"acme.paint\", \"enabled\": true, }, { \"id\": \"acme.other\", \"enabled\": true }] }")]
    public void The_list_can_be_read_afterwards_and_says_what_was_asked(string? text)
    {
        var edited = PluginListEditor.Set(text, "acme.paint", "enabled", "false");

        var findings = new Findings("plugins.json");
        var list = PluginListReader.Read(Encoding.UTF8.GetBytes(edited), "plugins.json", findings);
        findings.All.ShouldBeEmpty(edited);
        list!.Plugins.Single(entry => entry.Id == "acme.paint").Enabled.ShouldBe(false);
        list.Plugins.Where(entry => entry.Id == "acme.other").ShouldAllBe(entry => entry.Enabled != false);
        list.Plugins.Count.ShouldBe(text?.Contains("acme.other") == true ? 2 : 1);
    }

    [Theory]
    [InlineData("{ \"plugins\": [{ \"id\": \"acme.paint\" }] }", 0)]
    [InlineData("{ \"plugins\": [{ \"id\": \"acme.paint\" }, { \"id\": \"acme.other\" }] }", 1)]
    [InlineData("{ \"plugins\": [{ \"id\": \"acme.other\" }, { \"id\": \"acme.paint\", \"path\": \"}, {\" }] }", 1)]
    [InlineData("{ \"plugins\": [\n    { \"id\": \"acme.other\" },\n    { \"id\": \"acme.paint\" }, // mine\n  ],\n}\n", 1)]
    [InlineData("{ \"plugins\": [{ \"id\": \"acme.other\" }] }", 1)]
    [InlineData("{ \"version\": 1 }", 0)]
    public void What_is_removed_is_gone_and_the_rest_can_be_read(string text, int left)
    {
        var edited = PluginListEditor.Remove(text, "acme.paint");

        var findings = new Findings("plugins.json");
        var list = PluginListReader.Read(Encoding.UTF8.GetBytes(edited), "plugins.json", findings);
        findings.All.ShouldBeEmpty(edited);
        list!.Plugins.Count.ShouldBe(left, edited);
        list.Plugins.ShouldAllBe(entry => entry.Id == "acme.other");
        edited.Contains("// mine", StringComparison.Ordinal).ShouldBe(text.Contains("// mine", StringComparison.Ordinal));
    }

    [Fact]
    public void A_path_is_quoted()
    {
        var edited = PluginListEditor.Set(null, "acme.paint", "path", PluginListEditor.Quote("/tmp/a \"b\"\\c"));

        PluginListReader.Read(Encoding.UTF8.GetBytes(edited), "plugins.json", new Findings("x"))!.Plugins.Single().Path.ShouldBe("/tmp/a \"b\"\\c");
    }
}
