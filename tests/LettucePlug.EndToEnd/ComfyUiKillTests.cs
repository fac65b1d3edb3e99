using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using LettucePlug.Emulators;
using LettucePlug.Tests.Support;

namespace LettucePlug.EndToEnd;

/// <summary>Many programs draw on one ComfyUI at once, and half of them are killed in the middle.</summary>
public sealed class ComfyUiKillTests : ProviderTest
{
    private const int Jobs = 20;

    [Fact]
    public async Task Twenty_jobs_end_done_or_can_be_repeated_and_no_picture_is_lost_mixed_up_or_there_twice()
    {
        Assert.SkipUnless(
            Environment.GetEnvironmentVariable("LETTUCEPLUG_TEST_KILLS") is { Length: > 0 },
            "Starts twenty programs at once; set LETTUCEPLUG_TEST_KILLS to any number to run it.");
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
            assets.Values.Where(asset => Text(asset, "kind") == "generated").Select(asset => Text(asset, "id")).Order());
        attached.Select(one => Text(assets[one.Asset], "sha256")).ShouldBeUnique();
        foreach (var (job, id) in attached)
        {
            var prompt = Text(job, "prompt");
            var made = ComfyUiComment.Read(await File.ReadAllBytesAsync(Text(assets[id], "path"), Token));
            made.Texts.ShouldContain(prompt);
            made.References.ShouldBe(pictures[prompt]);
            Items(assets[id], "references").Select(reference => Text(assets[Text(reference, "asset")], "sha256")).ShouldBe(pictures[prompt]);
        }
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
