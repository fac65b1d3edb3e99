using System.Reflection;
using LettucePlug.Host.Templates;
using LettucePlug.Liquid;
using LettucePlug.Tests.Support;

namespace LettucePlug.Tests.Templates;

/// <summary>The guide for authors of packs says everything that the host knows about templates.</summary>
public sealed class TemplateGuideTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "templates.md"));

    [Fact]
    public void Every_lint_rule_is_on_the_page()
    {
        var codes = typeof(TemplateCodes).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Select(property => property.GetValue(null)).OfType<DiagnosticCode>().ToList();

        codes.Count.ShouldBeGreaterThan(30);
        codes.Where(code => !Page.Contains(code.Id, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_kind_has_a_row_with_its_inputs_media_and_what_it_must_use()
    {
        foreach (var kind in TemplateKinds.All)
        {
            var row = Page.Split('\n').Single(line => line.StartsWith($"| `{kind.Id}`, `{kind.Name}` |", StringComparison.Ordinal));
            string[] words =
            [
                .. kind.VariableNames.Except(["now", "prompt_style", "image_instructions"]),
                .. kind.MediaSlots,
                .. kind.MustUse.SelectMany(ways => ways).Select(way => way.Replace("media:", "", StringComparison.Ordinal)),
            ];

            words.Where(word => !row.Contains(word, StringComparison.Ordinal)).ShouldBeEmpty(kind.Name);
        }
    }

    [Fact]
    public void Every_old_variable_is_on_the_page()
    {
        var old = TemplateKinds.All.SelectMany(kind => kind.Aliases.Keys).Select(key => key.Replace("{{", "", StringComparison.Ordinal)).Distinct();

        old.Where(key => !key.StartsWith("image[", StringComparison.Ordinal) && !key.Contains("chat_background", StringComparison.Ordinal)
            && !Page.Contains($"{{{{{key}}}}}", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void The_limits_of_a_pack_are_on_the_page()
    {
        Page.ShouldContain($"{PackContents.MaxFiles}, {PackContents.MaxBytes >> 20} MB");
        Page.ShouldContain($"at most {PackContents.MaxFiles} files and {PackContents.MaxBytes >> 20} MB");
    }
}
