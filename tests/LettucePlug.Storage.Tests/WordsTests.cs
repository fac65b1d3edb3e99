using LettucePlug.Storage.Local;

namespace LettucePlug.Storage.Tests;

public sealed class WordsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("Hello, World!", "hello world")]
    [InlineData("Łódź naïve ŒUVRE", "lodz naive œuvre")]
    [InlineData("e\u0301te\u0301", "ete")]
    [InlineData("Ёлка Йод", "елка иод")]
    [InlineData("ΌΣΟΣ", "οσοσ")]
    [InlineData("don't stop", "don t stop")]
    [InlineData("a a A", "a")]
    [InlineData("ＬＡＭＰ５", "lamp5")]
    [InlineData("灯台の霧", "灯台 台の の霧 霧")]
    [InlineData("x灯y", "x 灯 y")]
    [InlineData("\0\"'*()", "")]
    public void Text_is_cut_into_words(string text, string words) =>
        string.Join(' ', Words.Of(text)).ShouldBe(words);

    [Fact]
    public void Only_the_last_word_may_go_on()
    {
        Words.ToFind("Red fox").ShouldBe([new SearchWord("red", false), new SearchWord("fox", true)]);
        Words.ToFind("灯台の").ShouldBe([new SearchWord("灯台", false), new SearchWord("台の", true)]);
        Words.ToFind("霧 fox").ShouldBe([new SearchWord("霧", true), new SearchWord("fox", true)]);
    }
}
