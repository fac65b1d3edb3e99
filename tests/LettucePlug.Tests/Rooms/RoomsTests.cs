using System.Text.RegularExpressions;
using LettucePlug.Tests.Support;

namespace LettucePlug.Tests.Rooms;

/// <summary>Calls go one way: a room may use the rooms named here and no others.</summary>
public sealed partial class RoomsTests
{
    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Cli"] =
        [
            "Workflows", "Routing", "Templates", "Conversations", "Assets", "Jobs", "Connections", "Plugins", "Secrets",
            "Settings", "Diagnostics", "Tui",
        ],
        ["Tui"] =
        [
            "Workflows", "Routing", "Templates", "Conversations", "Assets", "Jobs", "Connections", "Plugins",
            "Settings", "Diagnostics",
        ],
        ["Workflows"] =
            ["Routing", "Templates", "Conversations", "Assets", "Jobs", "Connections", "Settings", "Diagnostics"],
        ["Routing"] = ["Connections", "Settings", "Diagnostics"],
        ["Templates"] = ["Plugins", "Settings", "Diagnostics"],
        ["Conversations"] = ["Storage", "Assets", "Settings"],
        ["Assets"] = ["Storage", "Settings"],
        ["Jobs"] = ["Storage", "Assets", "Settings"],
        ["Storage"] = ["Plugins", "Settings", "Diagnostics"],
        ["Connections"] = ["Plugins", "Http", "Secrets", "Settings", "Diagnostics"],
        ["Plugins"] = ["Settings", "Diagnostics"],
        ["Http"] = [],
        ["Secrets"] = ["Settings"],
        ["Diagnostics"] = ["Settings", "Secrets"],
        ["Settings"] = [],
    };

    private static readonly string HostFolder = Path.Combine(Repository.Root, "host", "LettucePlug.Host");

    [Fact]
    public void Every_room_uses_only_the_rooms_it_may()
    {
        var wrong =
            from file in SourceFiles()
            let room = RoomOf(file)
            where room is not null
            let text = WithoutComments(File.ReadAllText(file))
            from used in MayUse.Keys
            where used != room && !MayUse[room].Contains(used) && Uses(text, used)
            select $"{Path.GetRelativePath(HostFolder, file)}: {room} -> {used}";

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Every_folder_of_the_host_is_a_room_with_a_place_in_the_table()
    {
        var folders = Directory.GetDirectories(HostFolder)
            .Select(Path.GetFileName)
            .Where(name => name is not ("bin" or "obj"));

        folders.ShouldBeSubsetOf(MayUse.Keys);
    }

    [Theory]
    // Plugins: it keeps plugins from writing there.
    [InlineData(@"\bConsole\.", "Cli", "Tui", "Plugins")]
    [InlineData(@"\b(SocketsHttpHandler|ClientWebSocket|TcpClient|new HttpClient)\b", "Http")]
    [InlineData(@"\busing Microsoft\.Extensions\.DependencyInjection\b", "Cli")]
    [InlineData(@"\busing LettucePlug\.Terminal\b", "Tui", "Cli")]
    [InlineData(@"\bAssemblyLoadContext\b", "Plugins")]
    [InlineData(@"\busing Polly\b", "Http")]
    public void Only_its_own_rooms_know_a_border(string pattern, params string[] rooms)
    {
        var wrong =
            from file in SourceFiles()
            let room = RoomOf(file)
            where room is not null && !rooms.Contains(room)
            where Regex.IsMatch(WithoutComments(File.ReadAllText(file)), pattern)
            select Path.GetRelativePath(HostFolder, file);

        wrong.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Liquid")]
    [InlineData("Terminal")]
    [InlineData("Imaging")]
    public void A_library_knows_nothing_of_the_product(string library)
    {
        var folder = Path.Combine(Repository.Root, "host", "LettucePlug." + library);
        var wrong =
            from file in Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
            where !file.Contains("/obj/") && !file.Contains("/bin/")
            from Match used in ProductNamespace().Matches(WithoutComments(File.ReadAllText(file)))
            where used.Groups[1].Value != library
            select $"{Path.GetRelativePath(folder, file)}: {used.Value}";

        wrong.ShouldBeEmpty();
    }

    private static bool Uses(string text, string room) =>
        Regex.IsMatch(text, $@"\busing (static )?LettucePlug\.Host\.{room}\b")
        || Regex.IsMatch(text, $@"(?<![\w.])(Host\.)?{room}\.[A-Z]\w*");

    private static IEnumerable<string> SourceFiles() =>
        Directory.GetFiles(HostFolder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/") && !file.Contains("/bin/"));

    private static string? RoomOf(string file)
    {
        var parts = Path.GetRelativePath(HostFolder, file).Split(Path.DirectorySeparatorChar);
        return parts.Length > 1 ? parts[0] : null;
    }

    private static string WithoutComments(string text) => Comment().Replace(StringLiteral().Replace(text, "\"\""), "");

    [GeneratedRegex("""(?<!')"(\\.|[^"\\\n])*"(?!')""")]
    private static partial Regex StringLiteral();

    [GeneratedRegex(@"//[^\n]*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\bLettucePlug\.(\w+)")]
    private static partial Regex ProductNamespace();
}
