using LettucePlug.Emulators;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests.Diffusers;

public sealed class DiffusersJobTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_job_is_accepted_queued_and_done()
    {
        await using var bench = await DiffusersBench.StartAsync(DiffusersDialect.SdCpp);

        var run = await bench.Harness.GenerateAsync(
            Some.Image("sd-cpp-local") with
            {
                Count = 2,
                Seed = 9,
                Steps = 12,
                CfgScale = 5,
                Sampler = "euler_a",
                Scheduler = "karras",
                Format = "image/webp",
                References = Some.References(1, 2),
            },
            Ct);

        run.Updates[0].ShouldBe(new ImageAccepted { ResumeToken = "sdcpp 9 job-1" });
        run.Updates.OfType<ImageQueued>().Single().Position.ShouldBe(1);
        run.Images.ShouldBe([TestPictures.Png(seed: 1), TestPictures.Png(seed: 2)]);
        run.Ready.Select(ready => ready.Seed).ShouldBe([9ul, 10ul]);
        bench.Post.Json.GetProperty("ref_images").EnumerateArray().Select(item => item.GetBytesFromBase64())
            .ShouldBe([TestPictures.Png(seed: 1), TestPictures.Png(seed: 2)]);
        bench.Post.Json.GetProperty("sample_params").GetProperty("guidance").GetProperty("txt_cfg").GetDouble().ShouldBe(5);
    }

    [Fact]
    public async Task A_model_that_cannot_look_begins_with_the_first_reference()
    {
        await using var bench = await DiffusersBench.StartAsync(new DiffusersEmulator(DiffusersDialect.SdCpp) { LooksAtReferences = false });

        var run = await bench.Harness.GenerateAsync(
            Some.Image("sd-cpp-local") with { References = Some.References(1, 2), Denoise = 0.4 }, Ct);

        run.Warnings.Single().Setting.ShouldBe("references");
        bench.Post.Json.GetProperty("init_image").GetBytesFromBase64().ShouldBe(TestPictures.Png(seed: 1));
        bench.Post.Json.GetProperty("strength").GetDouble().ShouldBe(0.4);
        bench.Post.Json.TryGetProperty("ref_images", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Cancelling_ends_the_job_on_the_server()
    {
        await using var bench = await DiffusersBench.StartAsync(new DiffusersEmulator(DiffusersDialect.SdCpp) { Looks = int.MaxValue });
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Ct);

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var update in bench.Images.GenerateAsync(Some.Image("sd-cpp-local"), cancel.Token))
            {
                if (update is ImageQueued)
                {
                    await cancel.CancelAsync();
                }
            }
        });

        bench.Server.OpenJobs.ShouldBe(0);
    }

    [Fact]
    public async Task Cancelling_while_the_request_is_sent_leaves_no_job_behind()
    {
        await using var bench = await DiffusersBench.StartAsync(new DiffusersEmulator(DiffusersDialect.SdCpp) { Looks = int.MaxValue });
        bench.Server.Break(Fault.Of(FaultKind.SlowDrip) with { Path = "/img_gen" });
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Ct);

        var call = bench.Harness.GenerateAsync(Some.Image("sd-cpp-local"), cancel.Token);
        while (bench.Server.Requests.All(request => request.Method != "POST"))
        {
            await bench.Server.WaitForRequestAsync(Ct);
        }

        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(call);
        bench.Server.OpenJobs.ShouldBe(0);
    }

    [Fact]
    public async Task A_job_is_picked_up_again_by_another_process()
    {
        await using var bench = await DiffusersBench.StartAsync(DiffusersDialect.SdCpp);
        string? token = null;
        await foreach (var update in bench.Images.GenerateAsync(Some.Image("sd-cpp-local") with { Seed = 4 }, Ct))
        {
            token = ((ImageAccepted)update).ResumeToken;
            break;
        }

        await using var later = ProviderHarness.Open(DiffusersBench.Provider, bench.Server.Url, key: null);
        var ready = new List<ImageReady>();
        await foreach (var update in ((IResumableJobs)later.Client).ResumeAsync(token!, Some.Image("sd-cpp-local"), Ct))
        {
            if (update is ImageReady one)
            {
                ready.Add(one);
            }
        }

        ready.Single().Seed.ShouldBe(4ul);
        bench.Server.Requests.Count(request => request.Method == "POST").ShouldBe(1);
    }

    [Theory]
    [InlineData("sdcpp 4 job-77")]
    [InlineData("sdcpp x job-1")]
    [InlineData("something else")]
    [InlineData("")]
    public async Task A_job_that_nobody_knows_is_not_found(string token)
    {
        await using var bench = await DiffusersBench.StartAsync(DiffusersDialect.SdCpp);

        var failure = await Should.ThrowAsync<ProviderException>(async () =>
        {
            await foreach (var _ in ((IResumableJobs)bench.Harness.Client).ResumeAsync(token, Some.Image("sd-cpp-local"), Ct))
            {
            }
        });

        failure.Failure.ShouldBe(ProviderFailure.NotFound);
    }

    [Fact]
    public async Task A_job_can_be_cancelled_later_and_one_that_ended_is_no_failure()
    {
        await using var bench = await DiffusersBench.StartAsync(new DiffusersEmulator(DiffusersDialect.SdCpp) { Looks = int.MaxValue });
        await foreach (var _ in bench.Images.GenerateAsync(Some.Image("sd-cpp-local"), Ct))
        {
            break;
        }

        var cancel = (ICancellableJobs)bench.Harness.Client;
        await cancel.CancelAsync("sdcpp 1 job-1", Ct);
        bench.Server.OpenJobs.ShouldBe(0);
        await cancel.CancelAsync("sdcpp 1 job-1", Ct);
        await cancel.CancelAsync("sdcpp 1 job-9", Ct);
    }

    [Fact]
    public async Task What_happens_to_the_job_on_the_server_is_told()
    {
        (await EndAsync(server => server.CancelJobs())).Failure.ShouldBe(ProviderFailure.Cancelled);
        (await EndAsync(server => server.FailJobs("ggml: not enough memory"))).Message.ShouldContain("graphics memory");
        (await EndAsync(server => server.FailJobs("bad tensor"))).Message.ShouldContain("bad tensor");
        (await EndAsync(server => server.ForgetJobs())).Failure.ShouldBe(ProviderFailure.NotFound);
    }

    private static async Task<ProviderException> EndAsync(Action<DiffusersEmulator> end)
    {
        await using var bench = await DiffusersBench.StartAsync(new DiffusersEmulator(DiffusersDialect.SdCpp) { Looks = int.MaxValue });
        return await Should.ThrowAsync<ProviderException>(async () =>
        {
            await foreach (var update in bench.Images.GenerateAsync(Some.Image("sd-cpp-local"), Ct))
            {
                if (update is ImageQueued)
                {
                    end(bench.Server);
                }
            }
        });
    }
}
