using System.Text.RegularExpressions;
using LettucePlug.Tests.Support;

namespace LettucePlug.EndToEnd;

/// <summary>What the README shows is what happens.</summary>
public sealed partial class ReadmeTests : HostTest
{
    private const int MostLines = 150;

    [Fact]
    public void It_is_short() => Lines().Length.ShouldBeLessThanOrEqualTo(MostLines);

    [Fact]
    public async Task Its_transcripts_are_true()
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (command, shown) in Transcripts())
        {
            var result = await Program.RunAsync([.. command.Select(word => ids.GetValueOrDefault(word, word))]);
            Remember(ids, shown, result.Output + result.Error);

            // A terminal shows both streams; the order of lines from different streams is not promised.
            var seen = Sorted((result.Output + result.Error).Replace(Home.Path + "/", "", StringComparison.Ordinal));
            seen.ShouldBe(Sorted(shown), $"after: lettuceplug {string.Join(' ', command)}");
        }
    }

    [Fact]
    public void Its_plugin_is_one_that_is_built()
    {
        var shown = string.Join('\n', Lines()
            .SkipWhile(line => line != "```csharp").Skip(1)
            .TakeWhile(line => line != "```"));
        var built = File.ReadAllText(Path.Combine(Repository.Root, "tests", "TestPlugins", "Readme", "HelloPlugin.cs"));

        built.ReplaceLineEndings("\n").ShouldContain(shown);
        shown.ShouldContain("IProvider");
    }

    [Fact]
    public void Its_links_lead_somewhere()
    {
        var dead = Link().Matches(File.ReadAllText(Path.Combine(Repository.Root, "README.md")))
            .Select(link => link.Groups[1].Value)
            .Where(target => !Path.Exists(Path.Combine(Repository.Root, target)));

        dead.ShouldBeEmpty();
    }

    private static IEnumerable<(string[] Command, string Shown)> Transcripts()
    {
        const string Prompt = "$ lettuceplug ";
        string[]? command = null;
        var shown = new List<string>();
        var isInside = false;
        foreach (var line in Lines())
        {
            var begins = isInside && line.StartsWith(Prompt, StringComparison.Ordinal);
            if ((begins || line == "```") && command is not null)
            {
                yield return (command, string.Join('\n', shown));
                command = null;
            }

            isInside = line == "```console" || (isInside && line != "```");
            if (begins)
            {
                command = line[Prompt.Length..].Split(' ');
                shown.Clear();
            }
            else if (command is not null)
            {
                shown.Add(line);
            }
        }
    }

    /// <summary>A later command may name what an earlier one made.</summary>
    private static void Remember(Dictionary<string, string> ids, string shown, string seen)
    {
        foreach (var (there, here) in Id().Matches(shown).Zip(Id().Matches(seen)))
        {
            ids[there.Value] = here.Value;
        }
    }

    /// <summary>Ids are new each time; everything else is the same.</summary>
    private static string Sorted(string text) =>
        string.Join('\n', Id().Replace(text, "ID").ReplaceLineEndings("\n").Split('\n')
            .Where(line => line.Length > 0)
            .Order(StringComparer.Ordinal));

    private static string[] Lines() => File.ReadAllLines(Path.Combine(Repository.Root, "README.md"));

    [GeneratedRegex("[0-9a-hjkmnp-tv-z]{26}")]
    private static partial Regex Id();

    [GeneratedRegex(@"\]\(([^)#:]+)\)")]
    private static partial Regex Link();
}
