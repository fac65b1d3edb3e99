using LettucePlug.Host.Settings;
using LettucePlug.Tests.Support;

namespace LettucePlug.Tests.Settings;

public sealed class HostPathsTests
{
    [Fact]
    public void The_option_wins_over_the_environment() =>
        HostPaths.Find("/a", Only("LETTUCEPLUG_HOME", "/b")).Home.ShouldBe("/a");

    [Fact]
    public void The_environment_wins_over_the_data_folder() =>
        HostPaths.Find(null, Only("LETTUCEPLUG_HOME", "/b")).Home.ShouldBe("/b");

    [Fact]
    public void The_data_folder_of_the_desktop_standard_is_used() =>
        HostPaths.Find(null, Only("XDG_DATA_HOME", "/data")).Home.ShouldBe("/data/lettuceplug");

    [Fact]
    public void A_relative_data_folder_is_ignored_as_the_standard_says() =>
        HostPaths.Find(null, Only("XDG_DATA_HOME", "data")).Home.ShouldNotContain("/data/lettuceplug");

    [Fact]
    public void A_relative_option_is_seen_from_the_current_folder() =>
        HostPaths.Find("x", _ => null).Home.ShouldBe(Path.GetFullPath("x"));

    [Fact]
    public void A_home_that_is_made_is_its_users_alone()
    {
        using var outer = new TempDir();
        var paths = HostPaths.Find(Path.Combine(outer.Path, "a", "home"), _ => null).Prepare();

        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(paths.Home)
                .ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void A_home_that_is_there_stays_as_its_user_made_it()
    {
        using var home = new TempDir();
        var before = Directory.GetLastWriteTimeUtc(home.Path);

        HostPaths.Find(home.Path, _ => null).Prepare().Home.ShouldBe(home.Path);

        Directory.GetLastWriteTimeUtc(home.Path).ShouldBe(before);
    }

    [Fact]
    public void A_home_that_cannot_be_made_is_left_to_who_writes_to_it() =>
        HostPaths.Find("/proc/no/home", _ => null).Prepare().Home.ShouldBe("/proc/no/home");

    private static Func<string, string?> Only(string name, string value) => asked => asked == name ? value : null;
}
