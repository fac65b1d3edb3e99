using LettucePlug.Host.Connections;
using LettucePlug.Host.Workflows;
using LettucePlug.Sdk;

namespace LettucePlug.Tests.Workflows;

public sealed class PoolTests : IDisposable
{
    private readonly Studio _studio = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _studio.Dispose();

    [Fact]
    public async Task Jobs_at_the_same_time_go_to_different_connections()
    {
        await PoolAsync("gpu2");
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _studio.Provider.OnGenerate = (_, _) => After(gate.Task);
        var first = _studio.RunAsync(new ImageAsk { Prompt = "one" });
        await UntilSentAsync(1);
        var second = _studio.RunAsync(new ImageAsk { Prompt = "two" });
        await UntilSentAsync(2);
        gate.SetResult();

        await Task.WhenAll(first, second);

        (await _studio.JobsAsync()).Select(job => job.Connection).Order().ShouldBe(["gpu2", "sketch"]);
    }

    [Fact]
    public async Task When_one_does_not_answer_another_of_the_pool_does_the_job_and_nobody_else()
    {
        await PoolAsync("gpu2");
        await _studio.Catalog.AddAsync(new Connection { Id = "stranger", Provider = "sketch", Name = "Stranger" }, Token);
        var calls = 0;
        _studio.Provider.OnGenerate = (_, _) => calls++ == 0
            ? ScriptedImages.Failing(new ProviderException(ProviderFailure.Unavailable, "it is off"))
            : ScriptedImages.Updates(Studio.Ready());

        var outcome = await _studio.RunAsync(new ImageAsk { Prompt = "a fox" });

        outcome.Assets.ShouldHaveSingleItem().Connection.ShouldBe("gpu2");
        (await _studio.JobsAsync()).Select(job => job.Connection).Order().ShouldBe(["gpu2", "sketch"]);
    }

    [Fact]
    public async Task When_none_answers_the_failure_is_told_after_each_was_asked_once()
    {
        await PoolAsync("gpu2", "gpu3");
        _studio.Provider.OnGenerate = (_, _) => ScriptedImages.Failing(new ProviderException(ProviderFailure.Unavailable, "it is off"));

        await Should.ThrowAsync<ProviderCallException>(_studio.RunAsync(new ImageAsk { Prompt = "a fox" }));

        _studio.Provider.Sent.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_refusal_is_not_shopped_around()
    {
        await PoolAsync("gpu2");
        _studio.Provider.OnGenerate = (_, _) => ScriptedImages.Failing(new ProviderException(ProviderFailure.InvalidRequest, "no"));

        await Should.ThrowAsync<ProviderCallException>(_studio.RunAsync(new ImageAsk { Prompt = "a fox" }));

        _studio.Provider.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_model_outlives_a_connection_of_its_pool_but_not_the_last_one()
    {
        await PoolAsync("gpu2");

        await _studio.Catalog.RemoveConnectionAsync("sketch", Token);
        var model = _studio.Catalog.Model("sketch-image");
        (model.Connection, model.Pool.Count).ShouldBe(("gpu2", 0));

        await _studio.Catalog.RemoveConnectionAsync("gpu2", Token);
        _studio.Catalog.Read().Models.ShouldBeEmpty();
    }

    [Fact]
    public void A_catalog_without_pools_can_be_read()
    {
        File.WriteAllText(Path.Combine(_studio.HomePath, "connections.json"), """
            {"version":1,"connections":[{"id":"a","provider":"sketch","name":"A"}],
             "models":[{"id":"m","connection":"a","name":"x"}]}
            """);

        _studio.Catalog.Model("m").Connections.ShouldBe(["a"]);
    }

    private async Task PoolAsync(params string[] others)
    {
        foreach (var id in others)
        {
            await _studio.Catalog.AddAsync(new Connection { Id = id, Provider = "sketch", Name = id }, Token);
        }

        await _studio.Catalog.ChangeModelAsync("sketch-image", model => model with { Pool = others }, Token);
    }

    private async Task UntilSentAsync(int count)
    {
        while (_studio.Provider.Sent.Count < count)
        {
            await Task.Yield();
        }
    }

    private static async IAsyncEnumerable<ImageUpdate> After(Task gate)
    {
        await gate;
        yield return Studio.Ready();
    }
}
