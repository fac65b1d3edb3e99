using System.CommandLine;
using System.Diagnostics;
using System.Text.RegularExpressions;
using LettucePlug.Host.Cli;
using LettucePlug.Host.Settings;
using LettucePlug.Tests.Support;

namespace LettucePlug.Tests.Cli;

/// <summary>The manual is written by hand; nothing of the command line is missing from it, and nothing in it is made up.</summary>
public sealed class ManPageTests
{
    private static readonly string Page = Path.Combine(Repository.Root, "docs", "lettuceplug.1");
    private static readonly RootCommand Root = new CommandTree(new CommandRunner(new GlobalOptions(), () => 0)).Root;
    private static readonly List<(string Path, Command Command)> Verbs = [.. VerbsOf(Root, "")];

    [Fact]
    public void Every_verb_is_explained_with_every_option_it_has()
    {
        var sections = Sections();
        var missing = new List<string>();
        foreach (var (path, command) in Verbs)
        {
            if (sections.Find(text => Explains(text, path)) is not { } section)
            {
                missing.Add(path);
                continue;
            }

            missing.AddRange(
                from option in command.Options
                from name in option.Aliases.Prepend(option.Name)
                where !HasFlag(section, name)
                select $"{path} {name}");
        }

        missing.ShouldBeEmpty();
    }

    [Fact]
    public void Every_global_option_is_explained()
    {
        var section = Sections().Single(text => text.StartsWith("Global options", StringComparison.Ordinal));

        Root.Options.Select(option => option.Name).Where(name => !HasFlag(section, name)).ShouldBeEmpty();
    }

    [Fact]
    public void No_verb_is_explained_that_there_is_not()
    {
        var explained =
            from line in File.ReadLines(Page)
            where line.StartsWith(".It Ic ", StringComparison.Ordinal)
            from item in line[".It ".Length..].Split(" , ")
            select Regex.Match(item, "^Ic ([a-z -]+?)(?= (?:Ar|Op) |$)").Groups[1].Value;

        explained.Except(Verbs.Select(verb => verb.Path)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_setting_is_named()
    {
        var text = File.ReadAllText(Page);

        SettingDefinitions.All.Select(setting => setting.Key).Where(key => !text.Contains(key, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task It_is_well_formed()
    {
        if (!ExecutableIsThere("mandoc"))
        {
            Assert.Skip("mandoc, which checks manual pages, is not installed.");
        }

        using var lint = Process.Start(new ProcessStartInfo("mandoc", ["-T", "lint", "-W", "warning", Page]) { RedirectStandardOutput = true })!;
        var complaints = await lint.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await lint.WaitForExitAsync(TestContext.Current.CancellationToken);

        complaints.ShouldBeEmpty();
        lint.ExitCode.ShouldBe(0);
    }

    private static IEnumerable<(string Path, Command Command)> VerbsOf(Command command, string path) =>
        command.Subcommands.Count == 0
            ? [(path, command)]
            : command.Subcommands.SelectMany(sub => VerbsOf(sub, $"{path} {sub.Name}".Trim()));

    /// <summary>Subsections: what a family of verbs shares is said once in it.</summary>
    private static List<string> Sections() =>
        [.. Regex.Split(File.ReadAllText(Page), @"^\.S[hs] ", RegexOptions.Multiline)];

    private static bool Explains(string section, string path) =>
        Regex.IsMatch(section, $@"^\.It (.* , )?Ic {Regex.Escape(path)}( (Ar|Op|,) |$)", RegexOptions.Multiline);

    private static bool HasFlag(string section, string name) =>
        Regex.IsMatch(section, $@"\bFl {Regex.Escape(name[1..])}( |$)", RegexOptions.Multiline);

    private static bool ExecutableIsThere(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, name)));
}
