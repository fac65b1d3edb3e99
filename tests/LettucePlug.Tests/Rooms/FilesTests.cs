using LettucePlug.Tests.Support;

namespace LettucePlug.Tests.Rooms;

public sealed class FilesTests
{
    private const int MostLines = 250;
    private static readonly string[] Sources = ["sdk", "host", "plugins", "templates", "tests", "eng"];
    private static readonly string[] WordsWithoutAJob = ["Utils", "Util", "Helpers", "Helper", "Manager", "Common"];

    [Fact]
    public void No_file_is_longer_than_it_should_be_without_a_reason_on_its_first_line()
    {
        var tooLong =
            from file in CSharpFiles()
            let lines = File.ReadAllLines(file)
            where lines.Length > MostLines && !lines[0].StartsWith("// Long because", StringComparison.Ordinal)
            select $"{Path.GetRelativePath(Repository.Root, file)}: {lines.Length} lines";

        tooLong.ShouldBeEmpty();
    }

    [Fact]
    public void No_file_or_folder_is_named_for_having_no_job()
    {
        var wrong =
            from file in CSharpFiles()
            let parts = Path.GetRelativePath(Repository.Root, file).Split('/', '.')
            where parts.Intersect(WordsWithoutAJob).Any() || parts.Any(part => part.EndsWith("Manager", StringComparison.Ordinal))
            select Path.GetRelativePath(Repository.Root, file);

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_is_left_for_later_in_the_sources()
    {
        string[] marks = ["TO" + "DO", "FIX" + "ME", "NotImplemented" + "Exception", "#" + "region"];
        var wrong =
            from file in CSharpFiles()
            let text = File.ReadAllText(file)
            from mark in marks
            where text.Contains(mark, StringComparison.Ordinal)
            select $"{Path.GetRelativePath(Repository.Root, file)}: {mark}";

        wrong.ShouldBeEmpty();
    }

    private static IEnumerable<string> CSharpFiles() =>
        from source in Sources
        let folder = Path.Combine(Repository.Root, source)
        where Directory.Exists(folder)
        from file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        where !file.Contains("/obj/") && !file.Contains("/bin/")
        select file;
}
