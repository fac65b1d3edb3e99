namespace LettucePlug.Terminal.Tests.Core;

public sealed class FuzzyMatchTests
{
    [Theory]
    [InlineData("gsi", "Generate scene image", "0 9 15")]
    [InlineData("ob", "Open big bottle", "0 5")]
    [InlineData("image", "Generate scene image", "15 16 17 18 19")]
    [InlineData("IMAGE", "generate scene image", "15 16 17 18 19")]
    [InlineData("np", "newProfile", "0 3")]
    [InlineData("", "anything", "")]
    public void The_letters_found_are_those_a_reader_would_point_at(string pattern, string text, string positions) =>
        string.Join(' ', FuzzyMatch.Find(text, pattern).ShouldNotBeNull().Positions).ShouldBe(positions);

    [Theory]
    [InlineData("xyz", "Generate")]
    [InlineData("tar", "rat")]
    [InlineData("longer than it", "short")]
    public void A_missing_letter_is_no_match(string pattern, string text) => FuzzyMatch.Find(text, pattern).ShouldBeNull();

    [Theory]
    [InlineData("set", "Settings", "Reset the theme")]
    [InlineData("gal", "Open gallery", "Regenerate alike")]
    [InlineData("chat", "New chat", "Character settings")]
    [InlineData("pm", "Pick model", "Import image")]
    [InlineData("del", "Delete", "Show the details of a model")]
    public void Better_answers_come_first(string pattern, string better, string worse)
    {
        var ranked = FuzzyMatch.Rank([worse, better], text => text, pattern).Select(one => one.Item).ToList();

        ranked[0].ShouldBe(better);
    }

    [Fact]
    public void A_very_long_text_costs_nothing()
    {
        var text = new string('a', 1_000_000);

        FuzzyMatch.Find(text, "aaaa").ShouldBeNull();
    }
}
