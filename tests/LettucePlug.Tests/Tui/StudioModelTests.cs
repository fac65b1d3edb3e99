using LettucePlug.Host.Tui.Models;
using LettucePlug.Sdk;
using LettucePlug.Tests.Support;
using LettucePlug.Tests.Workflows;

namespace LettucePlug.Tests.Tui;

public sealed class StudioModelTests : IDisposable
{
    private readonly Backstage _backstage = new();
    private readonly StudioModel _model;

    public StudioModelTests() => _model = new StudioModel(_backstage.Services, _backstage.Board, _backstage.Drafts);

    public void Dispose() => _backstage.Dispose();

    [Fact]
    public async Task Without_a_prompt_it_says_what_is_missing_and_asks_nobody()
    {
        await _model.GenerateAsync();

        _model.Problem.ShouldNotBeNull().Hint.ShouldNotBeNull();
        _backstage.Studio.Provider.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_failure_is_told_where_it_happened_and_the_prompt_stays()
    {
        _backstage.Studio.Provider.OnGenerate = (_, _) => ScriptedImages.Failing(
            new ProviderException(ProviderFailure.Moderated, "The service does not draw that."));
        _model.SetPrompt("a thing");

        await _model.GenerateAsync();

        _model.Problem.ShouldNotBeNull().Message.ShouldContain("does not draw that");
        _model.Prompt.ShouldBe("a thing");
        _model.IsRunning.ShouldBeFalse();
        _backstage.Board.Running.ShouldBeEmpty();
    }

    [Fact]
    public async Task Cancelling_reaches_the_provider_and_is_no_failure()
    {
        var reached = new TaskCompletionSource();
        _backstage.Studio.Provider.OnGenerate = (_, token) => ScriptedImages.Hanging(reached, [], token);
        _model.SetPrompt("a slow thing");

        var running = _model.GenerateAsync();
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        _model.IsRunning.ShouldBeTrue();
        _backstage.Board.CancelCurrent();
        await running;

        _model.Run!.State.ShouldBe(ActivityState.Cancelled);
        _model.Problem.ShouldBeNull();
    }

    [Fact]
    public async Task References_go_in_the_order_that_is_shown_the_first_as_the_source()
    {
        foreach (byte shade in (byte[])[1, 2])
        {
            var path = Path.Combine(_backstage.Studio.HomePath, $"picture{shade}.png");
            await File.WriteAllBytesAsync(path, Pictures.Png(shade), TestContext.Current.CancellationToken);
            (await _model.AddReferenceAsync(path)).ShouldBeNull();
        }

        _model.MoveReference(1, -1).ShouldBe(0);
        _model.References.Select(one => one.Name).ShouldBe(["picture2.png", "picture1.png"]);
        _model.MoveReference(0, -1).ShouldBe(0);

        _model.RemoveReference(0);
        _model.References.Select(one => one.Name).ShouldBe(["picture1.png"]);
    }

    [Fact]
    public async Task A_reference_that_is_not_there_is_told_and_not_added()
    {
        (await _model.AddReferenceAsync("/no/such/picture.png")).ShouldNotBeNull();
        _model.References.ShouldBeEmpty();
    }

    [Fact]
    public void A_prompt_that_was_not_sent_is_there_after_a_crash()
    {
        _model.SetPrompt("half a thou");
        _backstage.Studio.Time.Advance(TimeSpan.FromSeconds(1));

        using var later = new Drafts(Path.Combine(_backstage.Studio.HomePath, "drafts"), _backstage.Studio.Time);
        new StudioModel(_backstage.Services, _backstage.Board, later).Prompt.ShouldBe("half a thou");
    }

    [Fact]
    public void A_setting_that_makes_no_sense_is_refused_and_an_empty_one_left_to_the_model()
    {
        Should.Throw<Host.LettucePlugException>(() => _model.Apply(new Dictionary<string, string> { ["steps"] = "many" }));

        _model.Apply(new Dictionary<string, string> { ["steps"] = "12", ["count"] = "3" });
        (_model.Settings["steps"], _model.Count).ShouldBe(("12", 3));

        _model.Apply(new Dictionary<string, string> { ["steps"] = " " });
        _model.Settings.ShouldBeEmpty();
    }
}
