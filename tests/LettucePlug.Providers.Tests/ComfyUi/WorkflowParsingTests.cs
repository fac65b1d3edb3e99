using LettucePlug.Provider.ComfyUi.Workflows;
using LettucePlug.Tests.Support;

namespace LettucePlug.Providers.Tests.ComfyUi;

public sealed class WorkflowParsingTests
{
    [Theory]
    [InlineData("{\n  \"3\": {\"class_type\": \"A\", \"inputs\": {\"seed\": %SEED%,, \"a\": 1}}\n}", 2, 54)]
    [InlineData("{\"ü\": \"😀\", }", 1, 13)]
    [InlineData("{\n\"a\": %SEED%\n\"b\": 2}", 3, 1)]
    [InlineData("\uFEFF{]", 1, 2)]
    public void An_error_is_at_its_place_in_the_users_text(string text, int line, int column)
    {
        var error = Should.Throw<WorkflowException>(() => Workflow.Parse(text));

        error.Code.ShouldBe("invalid-json");
        error.Place.ShouldBe(new TextPlace(line, column));
        error.Message.ShouldNotContain("LineNumber");
    }

    [Theory]
    [InlineData("[1, 2]", "not-a-workflow")]
    [InlineData("\"text\"", "not-a-workflow")]
    [InlineData("{}", "empty-workflow")]
    [InlineData("{\"3\": 5}", "not-a-node")]
    [InlineData("{\"nodes\": [], \"links\": [], \"version\": 0.4}", "ui-format")]
    [InlineData("{\"prompt\": {\"nodes\": []}}", "ui-format")]
    [InlineData("", "invalid-json")]
    [InlineData("{\"workflow\": {\"nodes\": [], \"links\": []}}", "ui-format")]
    [InlineData("{\"input\": {\"workflow\": {\"nodes\": []}}}", "ui-format")]
    [InlineData("{\"nodes\": {\"1\": {}}}", "not-a-node")]
    [InlineData("{\"prompt\": \"{}\"}", "not-a-workflow")]
    [InlineData("null", "not-a-workflow")]
    [InlineData("{\"3\": {\"class_type\": \"A\"}, \"3\": {\"class_type\": \"B\"}}", "invalid-json")]
    public void What_is_no_workflow_is_refused_with_its_reason(string text, string code) =>
        Should.Throw<WorkflowException>(() => Workflow.Parse(text)).Code.ShouldBe(code);

    [Theory]
    [InlineData("{\"3\": {\"class_type\": \"A\", \"inputs\": {\"a\": 1,\n\"a\": 2}}}", "'a' stands twice", 2, 1)]
    [InlineData("{\"3\": 1,\n}", "a comma after the last value", 2, 1)]
    [InlineData("// mine\n{}", "JSON has no comments", 1, 1)]
    [InlineData("{\"a\": NaN}", "NaN is no number", 1, 7)]
    [InlineData("{'a': 1}", "double quotation marks", 1, 2)]
    [InlineData("<html>", "looks like a web page", 1, 1)]
    [InlineData("{\"3\": {\"class", "ends in the middle", 1, 14)]
    public void What_people_do_to_files_is_said_in_plain_words(string text, string words, int line, int column)
    {
        var error = Should.Throw<WorkflowException>(() => Workflow.Parse(text));

        error.Message.ShouldContain(words);
        error.Hint.ShouldNotBeNull();
        error.Place.ShouldBe(new TextPlace(line, column));
    }

    [Theory]
    [InlineData("{\"output\": GRAPH, \"workflow\": {\"nodes\": [], \"links\": []}}")]
    [InlineData("{\"workflow\": {\"nodes\": [], \"links\": []}, \"prompt\": GRAPH}")]
    [InlineData("{\"input\": {\"images\": [], \"workflow\": GRAPH}}")]
    [InlineData("{\"workflow\": GRAPH}")]
    public void The_nodes_are_found_in_what_tools_wrap_around_them(string wrapping)
    {
        var text = wrapping.Replace("GRAPH", """{"12:3": {"class_type": "A", "inputs": {"text": "%PROMPT%"}}}""");

        var workflow = Workflow.Parse(text);

        workflow.IsWrapped.ShouldBeTrue();
        workflow.Nodes.Single().Id.ShouldBe("12:3");
        workflow.Tokens.Single().Place.ShouldBe(new TextPlace(1, text.IndexOf("%PROMPT%", StringComparison.Ordinal) + 1));
        workflow.PlaceOf("12:3").ShouldBe(new TextPlace(1, text.IndexOf("\"12:3\"", StringComparison.Ordinal) + 1));
    }

    [Fact]
    public void Members_that_are_no_nodes_are_left_out()
    {
        var workflow = Workflow.Parse("""{"_comment": "mine", "3": {"class_type": "A", "inputs": {}}, "extra": {"ds": {}}, "version": 0.4}""");

        workflow.Nodes.Single().Id.ShouldBe("3");
        workflow.Others.ShouldBe(["_comment", "extra", "version"]);
    }

    [Fact]
    public void A_sign_that_ends_a_word_may_begin_a_token()
    {
        var workflow = Workflow.Parse("""{"1": {"class_type": "A", "inputs": {"text": "50%off%PROMPT%"}}}""");

        workflow.Tokens.Single(use => use.IsReplaced).Token.Kind.ShouldBe(TokenKind.Prompt);
        workflow.Tokens.Single(use => use.IsReplaced).Place.Column.ShouldBe(53);
    }

    [Fact]
    public void A_workflow_of_the_editor_is_refused_with_the_way_to_export_it()
    {
        var text = File.ReadAllText(SharedData.Require(
            "specs", "comfyui", "ui_workflows", "cog-comfyui.sd15_text2img_not_api_version.json"));

        var error = Should.Throw<WorkflowException>(() => Workflow.Parse(text));

        error.Code.ShouldBe("ui-format");
        error.Hint!.ShouldContain("Export (API)");
        error.Place.ShouldBe(new TextPlace(4, 5));
    }

    [Fact]
    public void A_whole_request_is_taken_for_the_workflow_in_it()
    {
        var workflow = Workflow.Parse("""{"client_id": "x", "prompt": {"3": {"class_type": "A", "inputs": {"text": "%PROMPT%"}}}}""");

        workflow.IsWrapped.ShouldBeTrue();
        workflow.Nodes.Single().Class.ShouldBe("A");
        workflow.Tokens.Single().Place.ShouldBe(new TextPlace(1, 76));
    }

    [Fact]
    public void Tokens_are_found_at_their_places_whatever_stands_before_them()
    {
        var workflow = Workflow.Parse("""
            {"3": {"class_type": "KSampler", "inputs": {
              "a": "\"ü\" \\ %PROMPT%, %NEGATIVE%",
              "seed": %SEED%, "cfg": %CFG%,
              "list": [["x", "%STEPS%"]]}}}
            """);

        workflow.Tokens.Select(use => (use.Token.Name, use.IsWhole, use.Place.Line, use.Place.Column)).ShouldBe(
        [
            ("PROMPT", false, 2, 18), ("NEGATIVE", false, 2, 28), ("SEED", true, 3, 11), ("CFG", true, 3, 26), ("STEPS", true, 4, 19),
        ]);
    }

    [Theory]
    [InlineData("PROMPT", nameof(TokenKind.Prompt))]
    [InlineData("prompt", nameof(TokenKind.Prompt))]
    [InlineData("negative_prompt", nameof(TokenKind.Negative))]
    [InlineData("model", nameof(TokenKind.Checkpoint))]
    [InlineData("scale", nameof(TokenKind.Cfg))]
    [InlineData("scheduler", nameof(TokenKind.Scheduler))]
    [InlineData("IMAGE_COUNT", nameof(TokenKind.ImageCount))]
    [InlineData("COUNT", nameof(TokenKind.Count))]
    [InlineData("IMAGE", nameof(TokenKind.Image))]
    [InlineData("IMAGE15", nameof(TokenKind.Image))]
    [InlineData("IMAGE_PERSONA", nameof(TokenKind.Image))]
    [InlineData("IMAGE_BACKGROUND1", nameof(TokenKind.Image))]
    [InlineData("char_avatar", nameof(TokenKind.Image))]
    [InlineData("Prompt", nameof(TokenKind.User))]
    [InlineData("IMAGE_WIZARD", nameof(TokenKind.User))]
    public void Every_family_of_names_is_known(string name, string kind) =>
        Token.Read(name, isWhole: true).Kind.ToString().ShouldBe(kind);

    [Fact]
    public void Lower_case_names_count_as_whole_values_only() => Token.Read("prompt", isWhole: false).Kind.ShouldBe(TokenKind.User);

    [Theory]
    [InlineData("PROMT", "PROMPT")]
    [InlineData("Prompt", "PROMPT")]
    [InlineData("SAMPLERS", "SAMPLER")]
    [InlineData("IMAGE_CHARACTR", "IMAGE_CHARACTER")]
    [InlineData("ARTIST", null)]
    public void A_misspelt_name_is_near_to_the_right_one(string name, string? expected) =>
        Token.Read(name, isWhole: true).Nearest().ShouldBe(expected);

    [Fact]
    public void Nodes_are_ordered_as_people_count() =>
        new[] { "10", "9", "12:10", "12:3", "b", "12", "a" }.Order(NodeId.Order).ShouldBe(["9", "10", "12", "12:3", "12:10", "a", "b"]);

    [Fact]
    public void The_hash_is_that_of_the_workflow_and_not_of_its_layout()
    {
        const string one = """{"3": {"class_type": "A", "inputs": {"x": 1}}, "4": {"class_type": "B", "inputs": {}}}""";
        const string same = "{\n \"4\": {\"class_type\":\"B\", \"inputs\":{}},\n \"3\": {\"class_type\":\"A\",\"inputs\":{\"x\":1}} }";

        Workflow.Parse(one).Hash.ShouldBe(Workflow.Parse(same).Hash);
        Workflow.Parse(one).Hash.ShouldNotBe(Workflow.Parse(one.Replace("\"x\": 1", "\"x\": 2")).Hash);
    }
}
