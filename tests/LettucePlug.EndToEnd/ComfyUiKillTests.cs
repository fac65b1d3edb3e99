using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using LettucePlug.Emulators;
using LettucePlug.Tests.Support;

namespace LettucePlug.EndToEnd;

/// <summary>Many jobs run on one ComfyUI at once, and programs are killed in the middle of them.</summary>
public sealed class ComfyUiKillTests : ProviderTest
{
    private const int Jobs = 20;

    /// <summary>How many jobs one program has at once, which is how many models it compares.</summary>
    private const int JobsOfOne = 4;

    [Fact]
    public async Task Of_twenty_jobs_killed_at_every_stage_none_is_lost_mixed_up_or_there_twice()
    {
        var service = await ConnectAsync("comfyui");
        var server = (ComfyUiEmulator)service.Emulator;
        server.Pace.Hold();
        for (var i = 0; i < JobsOfOne; i++)
        {
            await DoneAsync("models", "add", "mine", service.Painter, "--id", $"painter{i}", "--set", "steps=1");
        }

        var pictures = new Dictionary<string, string[]>();
        using var downloading = await CompareAsync("downloading");
        await server.WaitUntilAsync(one => one.QueueLength == JobsOfOne, Token);
        using var running = await CompareAsync("running");
        await server.WaitUntilAsync(one => one.QueueLength == 2 * JobsOfOne, Token);
        using var waiting = await CompareAsync("waiting");
        await server.WaitUntilAsync(one => one.QueueLength == 3 * JobsOfOne, Token);
        using var living = await CompareAsync("living");
        await server.WaitUntilAsync(one => one.QueueLength == 4 * JobsOfOne, Token);
        var uploads = server.Requests.Count(IsUpload);
        server.Break(new Fault { Kind = FaultKind.Silence, Path = "/upload/image", Times = JobsOfOne });
        using var uploading = await CompareAsync("uploading");
        await WaitForAsync(server, IsUpload, uploads + JobsOfOne);

        // Half of the first program's pictures arrive, the other half never does.
        server.Pace.Let(JobsOfOne / 2);
        await WaitForAsync(server, IsDownload, JobsOfOne / 2);
        server.Break(new Fault { Kind = FaultKind.Silence, Path = "/view", Times = JobsOfOne / 2 });
        server.Pace.Let(JobsOfOne / 2);
        await WaitForAsync(server, IsDownload, JobsOfOne);
        await server.WaitUntilAsync(one => one.StepsBegun == JobsOfOne + 1, Token);
        foreach (var process in new[] { downloading, running, waiting, uploading })
        {
            process.Kill();
            await HostProcess.FinishAsync(process);
        }

        server.Mend();
        server.Pace.LetAll();
        (await HostProcess.FinishAsync(living)).ExitCode.ShouldBe(0);
        await server.WaitUntilAsync(one => one.QueueLength == 0, Token);
        await DoneAsync("jobs", "resume");
        var jobs = Items(await JsonAsync("jobs", "list", "--limit", "1000"));
        jobs.Count.ShouldBe(Jobs);
        jobs.ShouldAllBe(job => Text(job, "state") == (Text(job, "prompt") == "uploading" ? "interrupted" : "done"));
        await AreAttachedOnceAsync(jobs, pictures);
        server.Ended.Order().ShouldBe(jobs.Where(job => Text(job, "state") == "done").Select(job => Text(job, "id")).Order());

        await Task.WhenAll(jobs.Where(job => Text(job, "state") == "interrupted").Select(job => DoneAsync("jobs", "retry", Text(job, "id"))));

        await AreAttachedOnceAsync(Items(await JsonAsync("jobs", "list", "--limit", "1000")), pictures);
        Items(await JsonAsync("assets", "list", "--limit", "1000")).Count(IsMade).ShouldBe(Jobs);
        (await JsonAsync("assets", "verify")).GetProperty("ok").GetBoolean().ShouldBeTrue();

        async Task<Process> CompareAsync(string prompt)
        {
            var seed = 2 * pictures.Count;
            pictures[prompt] = [Hash(await DrawAsync($"{prompt}-a.png", seed)), Hash(await DrawAsync($"{prompt}-b.png", seed + 1))];
            return Program.Start(
            [
                "compare", prompt, "--ref", $"{prompt}-a.png", "--ref", $"{prompt}-b.png", "--quiet",
                .. Enumerable.Range(0, JobsOfOne).SelectMany(i => new[] { "--model", $"painter{i}" }),
            ]);
        }
    }

    [Fact]
    public async Task Twenty_programs_killed_at_random_leave_jobs_that_are_done_or_can_be_repeated()
    {
        Assert.SkipUnless(
            Environment.GetEnvironmentVariable("LETTUCEPLUG_TEST_KILLS") is { Length: > 0 },
            "Kills twenty programs at random moments; set LETTUCEPLUG_TEST_KILLS to any number to run it.");
        var service = await ConnectAsync("comfyui");
        var server = (ComfyUiEmulator)service.Emulator;
        server.Pace.StepDelay = TimeSpan.FromMilliseconds(30);
        await DoneAsync("models", "add", "mine", service.Painter, "--id", "painter", "--set", "steps=3");
        var pictures = new Dictionary<string, string[]>();
        for (var i = 0; i < Jobs; i++)
        {
            pictures[$"job {i}"] = [Hash(await DrawAsync($"{i}-a.png", 2 * i)), Hash(await DrawAsync($"{i}-b.png", (2 * i) + 1))];
        }

        var random = new Random(45);
        var results = await Task.WhenAll(Enumerable.Range(0, Jobs).Select(i =>
            RunAsync(i, i % 2 == 0 ? TimeSpan.FromMilliseconds(random.Next(500, 9000)) : null)));

        for (var i = 1; i < Jobs; i += 2)
        {
            results[i].ExitCode.ShouldBe(0, results[i].ToString());
        }

        await server.WaitUntilAsync(one => one.QueueLength == 0, Token);
        await DoneAsync("jobs", "resume");
        var jobs = Items(await JsonAsync("jobs", "list"));
        jobs.ShouldAllBe(job => Text(job, "state") == "done" || Text(job, "state") == "interrupted" || Text(job, "state") == "failed");
        await AreAttachedOnceAsync(jobs, pictures);
        // Whatever the server finished has arrived here, although its program was killed.
        jobs.Count(job => Text(job, "state") == "done").ShouldBe(server.Ended.Count);

        await Task.WhenAll(jobs.Where(job => Text(job, "state") != "done").Select(job => DoneAsync("jobs", "retry", Text(job, "id"))));

        var after = Items(await JsonAsync("jobs", "list"));
        await AreAttachedOnceAsync(after, pictures);
        after.Where(job => Text(job, "state") == "done").Select(job => Text(job, "prompt")).Order()
            .ShouldBe(jobs.Select(job => Text(job, "prompt")).Order());
        (await JsonAsync("assets", "verify")).GetProperty("ok").GetBoolean().ShouldBeTrue();
    }

    private async Task<HostResult> RunAsync(int i, TimeSpan? life)
    {
        using var process = Program.Start("generate", $"job {i}", "--model", "painter", "--ref", $"{i}-a.png", "--ref", $"{i}-b.png");
        var running = HostProcess.FinishAsync(process);
        if (life is { } patience)
        {
            await KillAfterAsync(process, running, patience);
        }

        return await running;
    }

    private static async Task KillAfterAsync(Process process, Task running, TimeSpan patience)
    {
        try
        {
            await running.WaitAsync(patience, Token);
        }
        catch (TimeoutException)
        {
            process.Kill();
        }
    }

    /// <summary>Every picture belongs to one job and was made from that job's words and references in their order.</summary>
    private async Task AreAttachedOnceAsync(IReadOnlyList<JsonElement> jobs, Dictionary<string, string[]> pictures)
    {
        var assets = Items(await JsonAsync("assets", "list", "--limit", "1000")).ToDictionary(asset => Text(asset, "id"));
        var attached = jobs.SelectMany(job => Items(job, "assets").Select(id => (Job: job, Asset: id.GetString()!))).ToList();
        attached.Select(one => one.Asset).ShouldBeUnique();
        attached.Select(one => one.Asset).Order().ShouldBe(
            assets.Values.Where(IsMade).Select(asset => Text(asset, "id")).Order());
        attached.Select(one => Text(assets[one.Asset], "sha256")).ShouldBeUnique();
        foreach (var (job, id) in attached)
        {
            var prompt = Text(job, "prompt");
            var made = ComfyUiComment.Read(await File.ReadAllBytesAsync(Text(assets[id], "path"), Token));
            made.PromptId.ShouldBe(Text(job, "id"));
            made.Texts.ShouldContain(prompt);
            made.References.ShouldBe(pictures[prompt]);
            Items(assets[id], "references").Select(reference => Text(assets[Text(reference, "asset")], "sha256")).ShouldBe(pictures[prompt]);
        }
    }

    private static bool IsMade(JsonElement asset) => Text(asset, "kind") == "generated";

    private static bool IsUpload(RecordedRequest request) => request.Path == "/upload/image";

    private static bool IsDownload(RecordedRequest request) => request.Path == "/view";

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
