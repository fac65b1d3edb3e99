using LettucePlug.Host.Settings;

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

    private static Func<string, string?> Only(string name, string value) => asked => asked == name ? value : null;
}
