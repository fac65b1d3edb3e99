using LettucePlug.Host.Connections;
using LettucePlug.Host.Routing;
using LettucePlug.Sdk;

namespace LettucePlug.Tests.Routing;

public sealed class RouterTests
{
    private static readonly ConfiguredModel Painter = Model("painter", ["text", "image"], ["image"]);
    private static readonly ConfiguredModel WordsOnlyPainter = Model("plain-painter", ["text"], ["image"]);
    private static readonly ConfiguredModel Writer = Model("writer", ["text", "image"], ["text"]);
    private static readonly ConfiguredModel BlindWriter = Model("blind-writer", ["text"], ["text"]);
    private static readonly ConfiguredModel Orphan = Painter with { Id = "orphan", Connection = "removed" };

    [Fact]
    public void The_chosen_model_serves_and_the_reason_says_so()
    {
        var decision = Decide(Feature.Image, chosen: ["painter"]);

        decision.Chosen.ShouldBe(Painter);
        decision.Candidates[0].Reasons.ShouldContain("chosen by image.model");
    }

    [Fact]
    public void A_list_of_models_keeps_the_users_order()
    {
        var decision = Decide(Feature.Image, chosen: ["plain-painter", "painter"]);

        decision.Order.Select(model => model.Id).ShouldBe(["plain-painter", "painter"]);
    }

    [Fact]
    public void A_model_whose_connection_did_not_answer_lately_comes_after_the_others()
    {
        var elsewhere = WordsOnlyPainter with { Connection = "other" };

        var decision = Router.Decide(Query(Feature.Image) with
        {
            Models = [Painter, elsewhere],
            Chosen = [Painter.Id, elsewhere.Id],
            Unhealthy = new HashSet<string> { "one" },
        });

        decision.Order.ShouldBe([elsewhere, Painter]);
    }

    [Fact]
    public void A_model_without_image_output_is_refused_for_images() =>
        Refusal(Feature.Image, chosen: ["writer"]).ShouldSatisfyAllConditions(
            refusal => refusal.Code.ShouldBe("model-lacks-output"),
            refusal => refusal.Message.ShouldContain("it gives no image (its output: text)"),
            refusal => refusal.Hint!.ShouldContain("'painter' can"));

    [Fact]
    public void A_chosen_model_that_is_gone_is_an_error_and_never_replaced() =>
        Refusal(Feature.Image, chosen: ["gone"]).ShouldSatisfyAllConditions(
            refusal => refusal.Code.ShouldBe("configured-model-gone"),
            refusal => refusal.Message.ShouldContain("'gone'"),
            refusal => refusal.Hint.ShouldBe("lettuceplug settings set image.model painter"));

    [Fact]
    public void One_wrong_model_in_a_list_refuses_the_whole_list() =>
        Refusal(Feature.Image, chosen: ["painter", "writer"]).Message.ShouldContain("'writer'");

    [Fact]
    public void References_for_a_model_that_takes_no_images_are_refused()
    {
        var decision = Router.Decide(Query(Feature.Image) with
        {
            Chosen = ["plain-painter"],
            AlsoInput = [Modality.Image],
        });

        decision.Refusal!.Code.ShouldBe("model-takes-no-references");
        decision.Refusal.Message.ShouldContain("there are references");
    }

    [Fact]
    public void Editing_needs_image_input() =>
        Refusal(Feature.ImageEdit, chosen: ["plain-painter"]).Code.ShouldBe("model-lacks-input");

    [Fact]
    public void A_writer_that_cannot_see_does_not_write_scenes() =>
        Refusal(Feature.SceneWriter, chosen: ["blind-writer"]).Message.ShouldContain("it takes no image");

    [Fact]
    public void A_scene_model_that_takes_no_images_serves_without_references()
    {
        var decision = Decide(Feature.SceneImage, chosen: ["plain-painter"]);

        decision.Chosen.ShouldBe(WordsOnlyPainter);
        decision.Candidates[0].Reasons.ShouldContain("takes no image, so references are left out");
    }

    [Fact]
    public void A_model_named_in_the_call_wins_over_the_choice() =>
        Router.Decide(Query(Feature.Image) with { Chosen = ["painter"], Explicit = "plain-painter" })
            .Order.ShouldBe([WordsOnlyPainter]);

    [Fact]
    public void A_named_model_that_does_not_exist_is_refused_with_what_was_probably_meant() =>
        Router.Decide(Query(Feature.Image) with { Explicit = "paiter" })
            .Refusal!.Hint!.ShouldContain("Did you mean 'painter'?");

    [Fact]
    public void A_model_whose_connection_was_removed_is_refused() =>
        Refusal(Feature.Image, chosen: ["orphan"]).ShouldSatisfyAllConditions(
            refusal => refusal.Code.ShouldBe("model-without-connection"),
            refusal => refusal.Message.ShouldContain("'removed' does not exist"));

    [Fact]
    public void Without_a_choice_no_model_is_taken_in_silence() =>
        Refusal(Feature.Image, chosen: []).ShouldSatisfyAllConditions(
            refusal => refusal.Code.ShouldBe("no-model-chosen"),
            refusal => refusal.Hint.ShouldBe("lettuceplug settings set image.model painter"));

    [Fact]
    public void Without_a_choice_the_first_that_qualifies_serves_where_the_user_allowed_it() =>
        Router.Decide(Query(Feature.Image) with { AllowFirstQualifying = true }).Order.ShouldBe([Painter]);

    [Fact]
    public void A_default_that_was_removed_counts_as_no_choice() =>
        Router.Decide(Query(Feature.Image) with { Chosen = ["sketch-image"], ChosenByDefault = true })
            .Refusal!.Code.ShouldBe("no-model-chosen");

    [Fact]
    public void Where_nothing_can_do_it_the_refusal_says_what_to_add()
    {
        var refusal = Router.Decide(Query(Feature.Image) with { Models = [Writer] }).Refusal!;

        refusal.Code.ShouldBe("no-model-qualifies");
        refusal.Message.ShouldContain("take text and give image");
        refusal.Hint!.ShouldContain("models add");
    }

    [Fact]
    public void Every_model_is_judged_and_the_chosen_one_comes_first() =>
        Decide(Feature.Image, chosen: ["plain-painter"]).Candidates
            .Select(candidate => (candidate.Model.Id, candidate.Qualifies))
            .ShouldBe([
                ("plain-painter", true), ("painter", true), ("writer", false), ("blind-writer", false), ("orphan", false),
            ]);

    [Fact]
    public void Every_feature_has_a_setting_of_its_own_kind() =>
        Feature.All.ShouldAllBe(feature =>
            Host.Settings.SettingDefinitions.Find(feature.SettingKey).Kind == Host.Settings.HostSettingKind.Models);

    private static RouteDecision Decide(Feature feature, string[] chosen)
    {
        var decision = Router.Decide(Query(feature) with { Chosen = chosen });
        decision.Refusal.ShouldBeNull();
        return decision;
    }

    private static NoRouteException Refusal(Feature feature, string[] chosen)
    {
        var decision = Router.Decide(Query(feature) with { Chosen = chosen });
        decision.Order.ShouldBeEmpty();
        decision.Refusal!.ExitCode.ShouldBe(3);
        return decision.Refusal;
    }

    private static RouteQuery Query(Feature feature) => new()
    {
        Feature = feature,
        Models = [Painter, WordsOnlyPainter, Writer, BlindWriter, Orphan],
        Connections =
        [
            new Connection { Id = "one", Provider = "sketch", Name = "One" },
            new Connection { Id = "other", Provider = "sketch", Name = "Other" },
        ],
    };

    private static ConfiguredModel Model(string id, string[] input, string[] output) =>
        new() { Id = id, Connection = "one", Name = id, Input = input, Output = output };
}
