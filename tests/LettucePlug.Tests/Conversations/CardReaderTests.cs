using System.Text.Json;
using LettucePlug.Host.Conversations.Cards;

namespace LettucePlug.Tests.Conversations;

public sealed class CardReaderTests
{
    [Fact]
    public void A_flat_card_of_version_1_is_read() =>
        CardReader.Read("""{"name":"Mira","description":"A baker.","personality":"Kind","first_mes":"Hello!"}""")
            .ShouldBe(new CharacterCard
            {
                Name = "Mira",
                Description = "A baker.\n\nPersonality:\nKind",
                Greeting = "Hello!",
            });

    [Fact]
    public void A_card_of_version_2_or_3_keeps_everything_under_data() =>
        CardReader.Read(
            """
            {"spec":"chara_card_v3","name":"outside","data":{"name":"Mira","scenario":"A bakery at dawn",
             "mes_example":"<START>","extensions":{"lettuceplug":{"designDescription":"red hair"}}}}
            """)
            .ShouldBe(new CharacterCard
            {
                Name = "Mira",
                Description = "Scenario:\nA bakery at dawn\n\nExample dialogue:\n<START>",
                DesignDescription = "red hair",
            });

    [Fact]
    public void What_is_written_comes_back()
    {
        var card = new CharacterCard
        {
            Name = "Mira \"the baker\"",
            Description = "Line one\nline two 日本",
            Greeting = "*waves*",
            DesignDescription = "red hair",
        };

        CardReader.Read(CardWriter.Write(card)).ShouldBe(card);
    }

    [Fact]
    public void What_has_no_place_here_goes_back_into_the_card()
    {
        var card = CardReader.Read(
            """
            {"spec":"chara_card_v3","data":{"name":"Mira","post_history_instructions":"Stay calm","alternate_greetings":["Hi","日本"],
             "character_book":{"entries":[{"keys":["oven"],"content":"hot","enabled":true}]},"tags":[],"creator":"me","nickname":null,
             "assets":[{"uri":"data:image/png;base64,AAAA"}],"extensions":{"depth_prompt":{"depth":4},"lettuceplug":{"designDescription":"red hair"}}}}
            """)!;

        var data = JsonDocument.Parse(CardWriter.Write(card)).RootElement.GetProperty("data");

        card.Description.ShouldBe("Further instructions:\nStay calm");
        data.GetProperty("alternate_greetings").EnumerateArray().Select(one => one.GetString()).ShouldBe(["Hi", "日本"]);
        data.GetProperty("character_book").GetProperty("entries")[0].GetProperty("content").GetString().ShouldBe("hot");
        data.GetProperty("creator").GetString().ShouldBe("me");
        data.GetProperty("extensions").GetProperty("depth_prompt").GetProperty("depth").GetInt32().ShouldBe(4);
        data.GetProperty("extensions").GetProperty("lettuceplug").GetProperty("designDescription").GetString().ShouldBe("red hair");
        data.TryGetProperty("assets", out _).ShouldBeFalse();
        data.EnumerateObject().Select(field => field.Name).ShouldBeUnique();
        CardReader.Read(CardWriter.Write(card)).ShouldBe(card);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("3")]
    [InlineData("""{"name":""}""")]
    [InlineData("""{"name":3}""")]
    [InlineData("""{"data":{"description":"nobody"}}""")]
    public void JSON_that_names_nobody_is_no_card(string json) => CardReader.Read(json).ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("hello")]
    public void What_is_no_JSON_is_said_to_be_none(string json) =>
        Should.Throw<JsonException>(() => CardReader.Read(json));

    [Theory]
    [InlineData("""{"name":"M","extensions":3}""")]
    [InlineData("""{"name":"M","extensions":{"lettuceplug":[]}}""")]
    [InlineData("""{"name":"M","extensions":{"a":1,"a":2},"tags":["x"],"tags":[]}""")]
    [InlineData("""{"name":"M","data":"x","description":null,"tags":{}}""")]
    public void Fields_of_the_wrong_kind_are_passed_over(string json) => CardReader.Read(json)!.Name.ShouldBe("M");
}
