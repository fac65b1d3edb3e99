using System.Globalization;
using System.Reflection;
using LettucePlug.Tests.Support;

namespace LettucePlug.Liquid.Tests;

/// <summary>The pages about the language say everything that is in it: authors have nothing else to go by.</summary>
public sealed class LanguagePageTests
{
    [Theory]
    [InlineData("liquid.md")]
    [InlineData("templates.md")]
    public void Every_tag_filter_and_limit_is_on_the_page(string name)
    {
        var page = Read(name);
        var assembly = typeof(LiquidTemplate).Assembly;
        var parser = assembly.GetType("LettucePlug.Liquid.TemplateParser", throwOnError: true)!;
        var filters = assembly.GetType("LettucePlug.Liquid.BuiltinFilters", throwOnError: true)!
            .GetMethod("Names")!.Invoke(null, [true]).ShouldBeAssignableTo<IEnumerable<string>>();
        string[] words = [.. TagsOf(parser, "StandardTags"), .. TagsOf(parser, "PromptTags"), .. filters!]; // Not null: asserted.

        words.Length.ShouldBeGreaterThan(90);
        words.Where(word => !page.Contains($"`{word}`", StringComparison.Ordinal) && !page.Contains($"`{word}:", StringComparison.Ordinal)
            && !page.Contains($"`{{% {word} ", StringComparison.Ordinal)).ShouldBeEmpty();
        Limits().Where(limit => !page.Contains(limit, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_code_of_the_engine_is_on_its_page_with_its_name()
    {
        var page = Read("liquid.md");
        var codes = typeof(DiagnosticCode).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Select(property => property.GetValue(null)).OfType<DiagnosticCode>().ToList();

        codes.Count.ShouldBeGreaterThan(40);
        codes.Where(code => !page.Contains($"| {code.Id} | {code.Name} | ", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static IEnumerable<string> Limits() => typeof(LiquidLimits).GetProperties()
        .Where(property => property.Name != nameof(LiquidLimits.Diagnostics))
        .Select(property => property.GetValue(LiquidLimits.Default))
        .Select(limit => limit switch
        {
            int number => number.ToString("N0", CultureInfo.InvariantCulture),
            TimeSpan time => $"{time.TotalSeconds} s",
            _ => "",
        });

    private static string[] TagsOf(Type parser, string field) =>
        (string[])parser.GetField(field, BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!; // A renamed field fails here.

    private static string Read(string name) => File.ReadAllText(Path.Combine(Repository.Root, "docs", name));
}
