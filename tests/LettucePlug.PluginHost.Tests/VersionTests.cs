using LettucePlug.Host.Plugins;

namespace LettucePlug.Plugins.Tests;

public sealed class VersionTests
{
    [Fact]
    public void Versions_sort_as_SemVer_says()
    {
        string[] ordered =
        [
            "0.9.9", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11",
            "1.0.0-rc.1", "1.0.0", "1.0.1", "1.2.0", "1.10.0", "2.0.0",
        ];

        ordered.Select(text => SemanticVersion.TryParse(text)!).Order().Select(version => version.ToString()).ShouldBe(ordered);
        SemanticVersion.TryParse("1.0.0+build.7")!.CompareTo(SemanticVersion.TryParse("1.0.0")).ShouldBe(0);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("1.2")]
    [InlineData("1.2.3.4")]
    [InlineData("01.2.3")]
    [InlineData("1.2.3-")]
    [InlineData("1.2.3-01")]
    [InlineData("1.2.3+")]
    [InlineData("v1.2.3")]
    [InlineData("1.2.3\n")]
    [InlineData("99999999999.0.0")]
    [InlineData("\u0661.0.0")]
    public void What_is_no_version_is_refused(string text) => SemanticVersion.TryParse(text).ShouldBeNull();

    [Theory]
    [InlineData(">=1.0 <2", "1.0.0", true)]
    [InlineData(">=1.0 <2", "1.99.0", true)]
    [InlineData(">=1.0 <2", "2.0.0", false)]
    [InlineData(">=1.0 <2", "2.0.0-alpha", false)]
    [InlineData(">=1.0 <2", "1.0.0-rc.1", false)]
    [InlineData(">1.0 <=1.2", "1.2.0", true)]
    [InlineData(">1.0", "1.0.0", false)]
    [InlineData("1.2.3", "1.2.3", true)]
    [InlineData("=1.2", "1.2.1", false)]
    [InlineData("<2.0.0-beta", "2.0.0-alpha", true)]
    public void A_range_holds_what_it_says(string range, string version, bool holds) =>
        VersionRange.TryParse(range)!.Contains(SemanticVersion.TryParse(version)!).ShouldBe(holds);

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    [InlineData(">= 1.0")]
    [InlineData("=>1.0")]
    [InlineData("^1.0")]
    [InlineData("1.x")]
    [InlineData(">=1.2.3.4")]
    public void What_is_no_range_is_refused(string text) => VersionRange.TryParse(text).ShouldBeNull();
}
