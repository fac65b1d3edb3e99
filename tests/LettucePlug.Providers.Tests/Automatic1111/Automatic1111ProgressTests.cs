using LettucePlug.Emulators;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests.Automatic1111;

public sealed class Automatic1111ProgressTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(WebUiFlavor.Modern)]
    [InlineData(WebUiFlavor.Old)]
    [InlineData(WebUiFlavor.SdNext)]
    public async Task I_see_the_steps_and_the_picture_grow(WebUiFlavor flavor)
    {
        await using var bench = await WebUiBench.StartAsync(new() { Flavor = flavor, Polls = 4 });

        var run = await bench.Harness.GenerateAsync(Some.Image(WebUiBench.Model), Ct);

        var steps = run.Updates.OfType<ImageProgress>().ToList();
        steps.Count.ShouldBeGreaterThanOrEqualTo(2);
        steps.ShouldAllBe(step => step.Total == 20 && step.Activity == "about 3 s left");
        steps.Select(step => step.Step).ShouldBeInOrder();
        run.Previews.ShouldNotBeEmpty();
        run.Updates[^1].ShouldBeOfType<ImageReady>();
    }

    [Fact]
    public async Task Previews_can_be_switched_off()
    {
        await using var bench = await WebUiBench.StartAsync(new() { Polls = 4 }, null, ("previews", "false"));

        var run = await bench.Harness.GenerateAsync(Some.Image(WebUiBench.Model), Ct);

        run.Previews.ShouldBeEmpty();
        run.Updates.OfType<ImageProgress>().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_progress_route_that_fails_costs_no_picture()
    {
        await using var bench = await WebUiBench.StartAsync(new() { Polls = 4 });
        bench.Server.Break(Fault.Answer(500, "boom") with { Path = "/progress", Times = 2 });

        (await bench.Harness.GenerateAsync(Some.Image(WebUiBench.Model), Ct)).Images.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task While_the_server_works_for_others_I_am_told_so()
    {
        await using var bench = await WebUiBench.StartAsync();
        await bench.Server.OccupyAsync(Ct);
        var updates = new List<ImageUpdate>();

        await foreach (var update in ((IImageGenerator)bench.Harness.Client).GenerateAsync(Some.Image(WebUiBench.Model), Ct))
        {
            updates.Add(update);
            if (update is ImageQueued)
            {
                bench.Server.Vacate();
            }
        }

        updates.OfType<ImageQueued>().ShouldHaveSingleItem();
        updates.OfType<ImageReady>().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(WebUiFlavor.Modern)]
    [InlineData(WebUiFlavor.Old)]
    [InlineData(WebUiFlavor.Forge)]
    [InlineData(WebUiFlavor.SdNext)]
    public async Task Cancelling_interrupts_the_server(WebUiFlavor flavor)
    {
        await using var bench = await WebUiBench.StartAsync(new() { Flavor = flavor, Polls = int.MaxValue });
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Ct);

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var update in ((IImageGenerator)bench.Harness.Client).GenerateAsync(Some.Image(WebUiBench.Model), cancel.Token))
            {
                if (update is ImageProgress)
                {
                    await cancel.CancelAsync();
                }
            }
        });

        bench.Server.Interrupts.ShouldBe(1);
        await bench.Server.OccupyAsync(Ct);
    }

    [Fact]
    public async Task Looking_away_interrupts_the_server_too()
    {
        await using var bench = await WebUiBench.StartAsync(new() { Polls = int.MaxValue });

        await foreach (var update in ((IImageGenerator)bench.Harness.Client).GenerateAsync(Some.Image(WebUiBench.Model), Ct))
        {
            if (update is ImageProgress)
            {
                break;
            }
        }

        bench.Server.Interrupts.ShouldBe(1);
    }

    [Fact]
    public async Task A_request_that_waits_behind_another_of_mine_is_taken_back_before_the_server_knows_of_it()
    {
        await using var bench = await WebUiBench.StartAsync(new() { Polls = int.MaxValue });
        var generator = (IImageGenerator)bench.Harness.Client;
        using var first = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        using var second = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        await using var running = generator.GenerateAsync(Some.Image(WebUiBench.Model), first.Token).GetAsyncEnumerator(Ct);
        await running.MoveNextAsync();

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var update in generator.GenerateAsync(Some.Image(WebUiBench.Model) with { Prompt = "second" }, second.Token))
            {
                update.ShouldBe(new ImageQueued { Position = 1 });
                await second.CancelAsync();
            }
        });

        bench.Server.Interrupts.ShouldBe(0);
        bench.Drawing.Text.ShouldNotContain("second");
        await first.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            while (await running.MoveNextAsync())
            {
            }
        });
        bench.Server.Interrupts.ShouldBe(1);
    }

    [Fact]
    public async Task Somebody_else_is_never_interrupted()
    {
        await using var bench = await WebUiBench.StartAsync();
        await bench.Server.OccupyAsync(Ct);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Ct);

        var call = Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var update in ((IImageGenerator)bench.Harness.Client).GenerateAsync(Some.Image(WebUiBench.Model), cancel.Token))
            {
                await cancel.CancelAsync();
            }
        });
        while (bench.Server.Requests.Count(request => request.Path.EndsWith("/progress", StringComparison.Ordinal)) < 6)
        {
            await bench.Server.WaitForRequestAsync(Ct);
        }

        bench.Server.Interrupts.ShouldBe(0);
        bench.Server.Polls = int.MaxValue;
        bench.Server.Vacate();
        await call;
        bench.Server.Interrupts.ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public async Task A_thousand_requests_at_once_are_sent_one_by_one_and_none_gets_the_picture_of_another()
    {
        await using var bench = await WebUiBench.StartAsync();

        await Task.WhenAll(Enumerable.Range(0, 1000).Select(async i =>
        {
            var run = await bench.Harness.GenerateAsync(Some.Image(WebUiBench.Model) with { Seed = (ulong)i }, Ct);
            run.Images.Single().ShouldBe(Automatic1111Emulator.Picture(i));
        }));

        bench.Server.MostAtOnce.ShouldBe(1);
        bench.Server.Loads.ShouldBe(1);
    }
}
