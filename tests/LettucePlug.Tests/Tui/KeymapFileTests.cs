using LettucePlug.Host.Tui.Models;
using LettucePlug.Tests.Support;

namespace LettucePlug.Tests.Tui;

public sealed class KeymapFileTests : IDisposable
{
    private readonly TempDir _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Takes_one_key_or_several_or_none()
    {
        var path = _home.Write("keymap.json", """{ "app.quit": "ctrl+x", "app.help": ["F1", "F12"], "app.back": null, }""");

        var (keys, problem) = KeymapFile.Read(path);

        problem.ShouldBeNull();
        keys["app.quit"].ShouldBe(["ctrl+x"]);
        keys["app.help"].ShouldBe(["F1", "F12"]);
        keys["app.back"].ShouldBeEmpty();
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""{ "app.quit": 3 }""")]
    public void A_broken_file_is_told_and_changes_nothing_that_was_not_read(string text)
    {
        KeymapFile.Read(_home.Write("keymap.json", text)).Problem.ShouldNotBeNull();
    }

    [Fact]
    public void Without_a_file_there_is_nothing_to_tell()
    {
        KeymapFile.Read(_home.File("keymap.json")).Problem.ShouldBeNull();
    }
}
