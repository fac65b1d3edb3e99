using System.Text;
using LettucePlug.Host.Plugins;

namespace LettucePlug.Plugins.Tests;

/// <summary>plugin.json and plugins.json as people and programs get them wrong.</summary>
public sealed class ManifestTests
{
    private const string Valid = """
        {
          "id": "acme.paint", "version": "1.0.0", "kind": "provider", "sdk": ">=1.0 <2",
          "assembly": "Paint.dll", "entryPoint": "Paint.Plugin",
          "contributes": { "providers": [{ "id": "paint", "title": "Paint" }] }
        }
        """;

    [Fact]
    public void Reads_what_a_manifest_says()
    {
        var (manifest, problems) = Read(Valid);

        problems.ShouldBeEmpty();
        manifest!.Id.ShouldBe("acme.paint");
        manifest.Version.ToString().ShouldBe("1.0.0");
        manifest.Kind.ShouldBe(PluginKind.Provider);
        manifest.Providers.Single().Title.ShouldBe("Paint");
    }

    [Fact]
    public void Takes_a_byte_order_mark() => Read([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Valid)]).Manifest.ShouldNotBeNull();

    [Fact]
    public void Refuses_UTF_16_and_says_what_to_do()
    {
        var problem = Read([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Valid)]).Problems.Single();

        problem.Code.ShouldBe("E02");
        problem.Fix.ShouldBe("Save it as UTF-8.");
        Read(Encoding.Unicode.GetBytes(Valid)).Problems.Single().Code.ShouldBe("E02");
    }

    [Theory]
    [InlineData("// a comment\n")]
    [InlineData("/* a comment */")]
    public void Takes_comments_in_the_list_of_plugins_only(string comment)
    {
        Read(comment + Valid).Problems.Single().Code.ShouldBe("E02");
        ReadList(comment + """{ "plugins": [{ "id": "acme.paint", }], }""").List!.Plugins.Single().Id.ShouldBe("acme.paint");
    }

    [Fact]
    public void Refuses_a_key_that_stands_twice()
    {
        Read(Valid.Replace("\"id\": \"acme.paint\",", "\"id\": \"acme.paint\", \"id\": \"acme.other\",")).Problems.Single().Code.ShouldBe("E02");
        ReadList("""{ "version": 1, "version": 1 }""").Problems.Single().Code.ShouldBe("E02");
    }

    [Theory]
    [InlineData("ID", null)]
    [InlineData("assemby", "Did you mean 'assembly'?")]
    public void Warns_of_a_field_that_is_not_known_and_suggests_one(string field, string? suggestion)
    {
        var (manifest, problems) = Read(Valid.Replace("{\n  \"id\"", $"{{ \"{field}\": 1, \"x-mine\": 2, \"$schema\": \"s\", \"id\""));

        manifest.ShouldNotBeNull();
        var warning = problems.Single();
        warning.IsWarning.ShouldBeTrue();
        warning.Code.ShouldBe("E08");
        warning.Message.ShouldContain(field);
        if (suggestion is not null)
        {
            warning.Fix.ShouldBe(suggestion);
        }
    }

    [Theory]
    [InlineData("id")]
    [InlineData("version")]
    [InlineData("kind")]
    [InlineData("sdk")]
    [InlineData("assembly")]
    [InlineData("entryPoint")]
    public void Names_a_required_field_that_is_missing_or_null(string field)
    {
        foreach (var text in (string[])[Valid.Replace($"\"{field}\":", $"\"x-{field}\":"), System.Text.RegularExpressions.Regex.Replace(Valid, $"\"{field}\": \"[^\"]*\"", $"\"{field}\": null")])
        {
            var problem = Read(text).Problems.First(problem => !problem.IsWarning && problem.Message.StartsWith(field, StringComparison.Ordinal));
            problem.Code.ShouldBe("E04");
        }
    }

    [Fact]
    public void Names_the_path_of_a_field_inside_a_list()
    {
        var problem = Read(Valid.Replace("{ \"id\": \"paint\", \"title\": \"Paint\" }", "{ \"id\": \"paint\" }, { \"title\": 5 }"))
            .Problems.Where(problem => !problem.IsWarning).ToList();

        problem.ShouldContain(found => found.Message.StartsWith("contributes.providers[1].id is missing"));
        problem.ShouldContain(found => found.Message.StartsWith("contributes.providers[1].title is a number"));
    }

    [Fact]
    public void Refuses_invalid_UTF_8()
    {
        var bytes = Encoding.UTF8.GetBytes(Valid.Replace("Paint.Plugin", "Paint.Plug#n"));
        bytes[Array.IndexOf(bytes, (byte)'#')] = 0xFF;

        Read(bytes).Problems.Single().Code.ShouldBe("E02");
    }

    [Theory]
    [InlineData(@"acme.\ud800", "E02")]
    [InlineData(@"acme.\u0000", "E07")]
    [InlineData(@"acme.\u001b[31m", "E07")]
    [InlineData(@"acme.p\u200baint", "E07")]
    [InlineData("acme.p\u00e4int", "E05")]
    [InlineData("acme.pa\u0438nt", "E05")]
    [InlineData("acme.pa\u0308int", "E05")]
    [InlineData("Acme.paint", "E05")]
    [InlineData("acme.paint ", "E05")]
    [InlineData("acme", "E05")]
    [InlineData("con.paint", "E05")]
    [InlineData("../paint", "E05")]
    [InlineData("acme..paint", "E05")]
    public void Refuses_an_id_that_breaks_the_rule(string id, string code) =>
        Read(Valid.Replace("acme.paint", id)).Problems.ShouldContain(problem => problem.Code == code);

    [Theory]
    [InlineData("", "E02")]
    [InlineData("null", "E03")]
    [InlineData("[]", "E03")]
    [InlineData("\"text\"", "E03")]
    [InlineData("{} {}", "E02")]
    [InlineData("{ \"id\": ", "E02")]
    public void Refuses_what_is_not_one_object(string text, string code) => Read(text).Problems[0].Code.ShouldBe(code);

    [Fact]
    public void Refuses_what_is_nested_too_deeply() =>
        Read("{ \"x-deep\": " + new string('[', 100) + new string(']', 100) + "}").Problems.Single().Code.ShouldBe("E02");

    [Fact]
    public void Refuses_a_huge_file_before_reading_it()
    {
        using var folder = new TempDir();
        using (var file = File.Create(folder.File("plugin.json")))
        {
            // 4 GB that take no room.
            file.SetLength(4L << 30);
        }

        var findings = new Findings("test");
        PluginManifestReader.Read(folder.Path, findings).ShouldBeNull();

        findings.All.Single().Code.ShouldBe("E01");
        findings.All.Single().Message.ShouldContain("4294967296 bytes");
    }

    [Fact]
    public void Refuses_more_entries_than_anybody_needs()
    {
        var entries = string.Join(',', Enumerable.Range(0, 65).Select(number => $$"""{ "id": "p{{number}}" }"""));

        Read(Valid.Replace("{ \"id\": \"paint\", \"title\": \"Paint\" }", entries)).Problems
            .ShouldContain(problem => problem.Code == "E04" && problem.Message.Contains("65 entries"));
    }

    [Fact]
    public void Refuses_an_id_that_is_listed_twice() =>
        ReadList("""{ "plugins": [{ "id": "acme.paint" }, { "id": "acme.paint" }] }""").Problems.Single().Code.ShouldBe("E06");

    [Theory]
    [InlineData("\"kind\": \"provider\"", "\"kind\": \"theme\"", "E04")]
    [InlineData("\"version\": \"1.0.0\"", "\"version\": \"1.0\"", "E04")]
    [InlineData("\">=1.0 <2\"", "\"*\"", "E04")]
    [InlineData("\"kind\": \"provider\"", "\"kind\": \"storage\"", "E04")]
    [InlineData("\"id\": \"acme.paint\"", "\"manifestVersion\": 2, \"id\": \"acme.paint\"", "E09")]
    [InlineData("\"title\": \"Paint\"", "\"title\": \"\\u001b]0;owned\\u0007\"", "E07")]
    [InlineData("\"id\": \"acme.paint\"", "\"permissions\": { \"network\": [\"https://a/b\"] }, \"id\": \"acme.paint\"", "E04")]
    [InlineData("\"id\": \"acme.paint\"", "\"isolation\": \"none\", \"id\": \"acme.paint\"", "E04")]
    public void Refuses_values_that_make_no_sense(string from, string to, string code) =>
        Read(Valid.Replace(from, to)).Problems.ShouldContain(problem => problem.Code == code && !problem.IsWarning);

    [Fact]
    public void Warns_of_a_range_without_an_upper_end() =>
        Read(Valid.Replace(">=1.0 <2", ">=1.0")).Problems.Single().IsWarning.ShouldBeTrue();

    private static (PluginManifest? Manifest, IReadOnlyList<PluginProblem> Problems) Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private static (PluginManifest? Manifest, IReadOnlyList<PluginProblem> Problems) Read(byte[] bytes)
    {
        var findings = new Findings("plugin.json");
        return (PluginManifestReader.Read(bytes, "plugin.json", findings), findings.All);
    }

    private static (PluginList? List, IReadOnlyList<PluginProblem> Problems) ReadList(string text)
    {
        var findings = new Findings("plugins.json");
        return (PluginListReader.Read(Encoding.UTF8.GetBytes(text), "plugins.json", findings), findings.All);
    }
}
