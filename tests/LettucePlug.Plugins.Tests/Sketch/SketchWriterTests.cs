using LettucePlug.Provider.Sketch;
using LettucePlug.Sdk;
using LettucePlug.Sdk.Testing;

namespace LettucePlug.Plugins.Tests.Sketch;

public sealed class SketchWriterTests : IDisposable
{
    private const string Protocol = "You are Mira, who keeps a lighthouse. You may end a reply with <img>prompt</img>.";
    private readonly SketchRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task Drafts_one_scene_prompt_from_a_transcript()
    {
        var prompt = await _rig.AnswerAsync(SketchRig.Say(
            "Write one scene prompt for an image of the moment below. Answer with the prompt only.",
            "Mira: *She lights the lamp.* The fog hides the sea tonight.\nKael: Then we wait in the lighthouse until dawn."));

        prompt.ShouldStartWith("Mira and Kael, ");
        prompt.ShouldContain("by the sea");
        prompt.ShouldContain("fog");
        prompt.ShouldNotContain("\n");
        prompt.ShouldNotContain("scene prompt");
        prompt.ShouldNotContain("*");
    }

    [Fact]
    public async Task Drafts_a_scene_prompt_even_from_nothing()
    {
        var prompt = await _rig.AnswerAsync(SketchRig.Say("Write one image prompt for the scene.", ""));

        prompt.ShouldContain("a quiet moment");
    }

    [Fact]
    public async Task Describes_pictures_by_size_and_colour()
    {
        var request = SketchRig.Say("Write a design reference description of the character.", "Her coat is always red.");
        var picture = new ChatPicture { MediaType = "image/png", Data = SamplePictures.Png(40, 80, 0xC0392B) };
        var other = new ChatPicture { MediaType = "image/jpeg", Data = new byte[] { 0xFF, 0xD8, 0xFF } };
        request = request with { Messages = [.. request.Messages, new ChatMessage { Role = ChatRole.User, Parts = [picture, other] }] };

        var text = await _rig.AnswerAsync(request);

        text.ShouldContain("40x80 pixels, tall, mostly red");
        text.ShouldContain("image/jpeg, 3 bytes");
        text.ShouldContain("Her coat is always red.");
    }

    [Fact]
    public async Task Answers_in_character_and_to_the_last_message()
    {
        var reply = await _rig.AnswerAsync(SketchRig.Say("You are Mira, a keeper.", "What do you know about the dragon?"));

        reply.ShouldStartWith("*Mira ");
        reply.ToLowerInvariant().ShouldContain("dragon");
        reply.ShouldNotContain("<img>");
    }

    [Fact]
    public async Task Ends_with_a_picture_when_asked_to_show_one()
    {
        var reply = await _rig.AnswerAsync(SketchRig.Say(Protocol, "Show me the harbour at night."));

        reply.ShouldEndWith("</img>");
        reply.ShouldContain("<img>Mira, ");
        reply.ShouldContain("night");
    }

    [Fact]
    public async Task Pictures_what_I_ask_to_be_shown_and_not_what_I_say_besides()
    {
        var reply = await _rig.AnswerAsync(SketchRig.Say(Protocol, "Good morning! Show me your bakery."));

        reply.ShouldContain("<img>Mira, the bakery, ");
    }

    [Fact]
    public async Task Takes_no_question_word_for_a_subject() =>
        (await _rig.AnswerAsync(SketchRig.Say("You are Mira.", "And what is that?"))).ShouldNotContain("the what");

    [Fact]
    public async Task Pictures_what_somebody_does_rather_than_what_is_said()
    {
        var prompt = await _rig.AnswerAsync(SketchRig.Say(
            "Write one scene prompt for an image of the moment below.",
            "Mira: *Mira bends over the counter* \"Sit down, and I will begin with the part that is true.\""));

        prompt.ShouldStartWith("Mira bends over the counter, ");
    }

    [Fact]
    public async Task Goes_on_from_its_own_words_without_saying_them_again()
    {
        var first = await _rig.AnswerAsync(SketchRig.Say("You are Mira.", "What is that?"));

        var second = await _rig.AnswerAsync(SketchRig.Say("You are Mira.", "What is that?", first));
        var third = await _rig.AnswerAsync(SketchRig.Say("You are Mira.", "What is that?", $"{first} {second}"));

        second.ShouldNotBe(first);
        third.ShouldNotBe(first);
        second.ShouldStartWith("*");
    }

    [Fact]
    public async Task Describes_from_quoted_material_and_not_from_the_task_around_it()
    {
        var text = await _rig.AnswerAsync(SketchRig.Say(
            "Write a design reference description.", "Describe the looks of Mira.\n\nFrom the card:\n> A baker in a seaside town\n\nThe avatar comes first."));

        text.ShouldContain("In words: A baker in a seaside town");
        text.ShouldNotContain("The avatar comes first");
    }

    [Fact]
    public async Task Brings_a_picture_with_every_third_answer_only()
    {
        (await _rig.AnswerAsync(SketchRig.Say(Protocol, "One."))).ShouldNotContain("<img>");
        (await _rig.AnswerAsync(SketchRig.Say(Protocol, "One.", "a", "Two."))).ShouldNotContain("<img>");
        (await _rig.AnswerAsync(SketchRig.Say(Protocol, "One.", "a", "Two.", "b", "Three."))).ShouldContain("<img>");
    }

    [Fact]
    public async Task Never_brings_a_picture_where_nobody_allowed_it()
    {
        (await _rig.AnswerAsync(SketchRig.Say("You are Mira.", "Show me a picture!"))).ShouldNotContain("<img>");
    }

    [Fact]
    public async Task The_same_conversation_gets_the_same_answer()
    {
        var request = SketchRig.Say("You are Mira.", "The storm is coming closer.");

        (await _rig.AnswerAsync(request)).ShouldBe(await _rig.AnswerAsync(request));
    }

    [Fact]
    public async Task A_limit_of_tokens_cuts_the_answer_and_says_so()
    {
        var updates = await UpdatesAsync(SketchRig.Say("You are Mira.", "Tell me a story?") with { MaxTokens = 3 });

        updates.OfType<ChatTextDelta>().Count().ShouldBe(3);
        updates[^1].ShouldBeOfType<ChatFinished>().Reason.ShouldBe(FinishReason.Length);
    }

    [Fact]
    public async Task A_stop_text_ends_the_answer_and_is_no_part_of_it()
    {
        var reply = await _rig.AnswerAsync(SketchRig.Say("You are Mira.", "Hello!") with { Stop = ["\""] });

        reply.ShouldStartWith("*Mira");
        reply.ShouldNotContain("\"");
    }

    [Fact]
    public async Task Settings_without_effect_are_warned_about()
    {
        var request = SketchRig.Say("You are Mira.", "Hello!") with
        {
            Temperature = 1,
            Output = [Modality.Text, Modality.Image],
            Extra = new Dictionary<string, string> { ["mirostat"] = "2" },
        };

        (await UpdatesAsync(request)).OfType<ChatWarning>().Count().ShouldBe(3);
    }

    [Fact]
    public async Task A_conversation_without_messages_is_refused()
    {
        var thrown = await Should.ThrowAsync<ProviderException>(
            () => _rig.AnswerAsync(new ChatRequest { Model = SketchProvider.Writer, Messages = [] }));

        thrown.Failure.ShouldBe(ProviderFailure.InvalidRequest);
    }

    [Fact]
    public async Task The_image_model_does_not_chat()
    {
        var thrown = await Should.ThrowAsync<ProviderException>(
            () => _rig.AnswerAsync(SketchRig.Say("", "Hi") with { Model = SketchProvider.ImageModel }));

        thrown.Failure.ShouldBe(ProviderFailure.InvalidRequest);
    }

    private async Task<List<ChatUpdate>> UpdatesAsync(ChatRequest request)
    {
        var updates = new List<ChatUpdate>();
        await foreach (var update in _rig.Client.ChatAsync(request, TestContext.Current.CancellationToken))
        {
            updates.Add(update);
        }

        return updates;
    }
}
