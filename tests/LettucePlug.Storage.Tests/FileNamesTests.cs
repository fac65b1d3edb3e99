using LettucePlug.Storage.Files;

namespace LettucePlug.Storage.Tests;

public sealed class FileNamesTests
{
    [Theory]
    [InlineData("a", "a")]
    [InlineData("Chat", "@chat")]
    [InlineData("a:b", "a@3ab")]
    [InlineData("a.", "a@2e")]
    [InlineData("a.b", "a.b")]
    [InlineData("con", "@63on")]
    [InlineData("CON.x", "@43@o@n.x")]
    [InlineData("com1.txt", "@63om1.txt")]
    [InlineData("console", "console")]
    [InlineData("3A", "3@a")]
    public void A_name_and_its_file_name_go_both_ways(string name, string fileName)
    {
        FileNames.Encode(name).ShouldBe(fileName);
        FileNames.Decode(fileName).ShouldBe(name);
    }

    [Theory]
    [InlineData("Capital")]
    [InlineData("a@")]
    [InlineData("a@3")]
    [InlineData("@61")]
    [InlineData("a:b")]
    [InlineData("con")]
    [InlineData("")]
    public void A_file_name_that_we_would_not_write_is_not_ours(string fileName) =>
        FileNames.Decode(fileName).ShouldBeNull();

    [Fact]
    public void A_long_name_is_shortened_and_stays_different_from_its_like()
    {
        var first = FileNames.Encode(new string('X', 200));
        var second = FileNames.Encode(new string('X', 199) + "Y");

        first.ShouldNotBe(second);
        first.Length.ShouldBeLessThan(240);
        FileNames.IsShortened(first).ShouldBeTrue();
    }
}
