using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using LettucePlug.Tests.Support;

namespace LettucePlug.EndToEnd;

/// <summary>Images from the prompt to the library, with the program as it is installed.</summary>
public abstract class ImagesTests : HostTest
{
    protected ImagesTests(string backend)
    {
        Program.Environment["LETTUCEPLUG_STORAGE_BACKEND"] = backend;
    }

    [Fact]
    public async Task A_fresh_home_makes_an_image_at_once()
    {
        var result = await DoneAsync("generate", "a", "lighthouse", "in", "fog", "--size", "64x64", "--out", "fog.png");

        result.Error.ShouldContain("Sketch");
        (await File.ReadAllBytesAsync(Home.File("fog.png"), TestContext.Current.CancellationToken))
            .Take(4).ShouldBe([0x89, (byte)'P', (byte)'N', (byte)'G']);
        var asset = (await JsonAsync("assets", "list")).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        asset.GetProperty("prompt").GetString().ShouldBe("a lighthouse in fog");
        asset.GetProperty("width").GetInt32().ShouldBe(64);
        File.Exists(asset.GetProperty("path").GetString()).ShouldBeTrue();
        (await JsonAsync("assets", "list", "--search", "FOG light")).GetProperty("items").GetArrayLength().ShouldBe(1);
        (await JsonAsync("assets", "list", "--search", "desert")).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await DoneAsync("assets", "verify")).Output.ShouldContain("0 problems, 0 orphaned");
    }

    [Fact]
    public async Task Several_images_are_numbered_and_replay_makes_the_same_bytes_again()
    {
        var made = await JsonAsync(
            "generate", "a fox", "--size", "64x64", "--steps", "2", "--seed", "7", "-n", "2", "--out", "fox.png");

        File.Exists(Home.File("fox-1.png")).ShouldBeTrue();
        File.Exists(Home.File("fox-2.png")).ShouldBeTrue();
        foreach (var asset in made.GetProperty("assets").EnumerateArray())
        {
            var again = await JsonAsync("replay", asset.GetProperty("id").GetString()!);
            var copy = again.GetProperty("assets").EnumerateArray().ShouldHaveSingleItem();
            copy.GetProperty("sha256").GetString().ShouldBe(asset.GetProperty("sha256").GetString());
            copy.GetProperty("parent").GetString().ShouldBe(asset.GetProperty("id").GetString());
        }
    }

    [Fact]
    public async Task An_edit_remembers_what_it_was_made_from()
    {
        await DoneAsync("generate", "a fox", "--size", "64x64", "--steps", "2", "--out", "fox.png");

        var edit = await JsonAsync("edit", "fox.png", "in", "snow", "--denoise", "0.4", "--size", "64x64");

        var asset = edit.GetProperty("assets")[0];
        asset.GetProperty("kind").GetString().ShouldBe("edited");
        var source = asset.GetProperty("references").EnumerateArray().ShouldHaveSingleItem();
        source.GetProperty("role").GetString().ShouldBe("source");
        source.GetProperty("asset").GetString().ShouldBe(asset.GetProperty("parent").GetString());
    }

    [Fact]
    public async Task The_prompt_can_come_from_standard_input()
    {
        var result = await Program.RunWithInputAsync("an owl\n", "generate", "-", "--size", "64x64", "--steps", "1", "--json");

        result.ExitCode.ShouldBe(0, result.ToString());
        result.Json.GetProperty("assets")[0].GetProperty("prompt").GetString().ShouldBe("an owl");
    }

    [Fact]
    public async Task Trash_keeps_an_image_until_it_is_emptied()
    {
        var made = await JsonAsync("generate", "a fox", "--size", "64x64", "--steps", "1");
        var id = made.GetProperty("assets")[0].GetProperty("id").GetString()!;

        await DoneAsync("assets", "trash", id);

        (await JsonAsync("assets", "list")).GetProperty("items").GetArrayLength().ShouldBe(0);
        await RefusedAsync(2, "asset-in-trash", "edit", id, "in snow");
        await DoneAsync("assets", "restore", id);
        await DoneAsync("assets", "export", id, "out/");
        File.Exists(Home.File("out", id + ".png")).ShouldBeTrue();
        await DoneAsync("assets", "trash", id);
        (await JsonAsync("assets", "empty-trash")).GetProperty("removed").GetInt32().ShouldBe(1);
        await RefusedAsync(2, "no-such-asset", "assets", "show", id);
    }

    [Fact]
    public async Task What_cannot_be_done_says_so_with_a_code_of_its_own()
    {
        Home.Write("notes.txt", "hello");

        await RefusedAsync(3, "no-such-model", "generate", "a fox", "--model", "none");
        await RefusedAsync(3, "model-lacks-output", "generate", "a fox", "--model", "sketch-writer");
        await RefusedAsync(2, "bad-setting-value", "generate", "a fox", "--steps", "many");
        await RefusedAsync(2, "no-such-file", "generate", "a fox", "--ref", "none.png");
        await RefusedAsync(1, "not-an-image", "generate", "a fox", "--ref", "notes.txt");
        await RefusedAsync(2, "bad-count", "generate", "a fox", "-n", "0");
        await RefusedAsync(2, "file-unwritable", "generate", "a fox", "--out", "notes.txt/fox.png");
        await RefusedAsync(2, "no-such-job", "jobs", "show", "none");
        await RefusedAsync(2, "too-few-models", "compare", "a fox", "--model", "sketch-image");
        (await JsonAsync("jobs", "list")).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_program_that_is_killed_leaves_each_finished_image_once_and_no_job_that_seems_to_run()
    {
        var random = new Random(11);
        for (var round = 0; round < 4; round++)
        {
            using var process = Program.Start("generate", "a fox", "--size", "64x64", "--steps", "3", "-n", "4", "--json");
            using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(150 + random.Next(900)));
            try
            {
                await process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill();
                await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            }
        }

        var jobs = (await JsonAsync("jobs", "list")).GetProperty("items").EnumerateArray().ToList();
        jobs.ShouldAllBe(job => job.GetProperty("state").GetString() == "done" || job.GetProperty("state").GetString() == "interrupted");
        var attached = jobs.SelectMany(job => job.GetProperty("assets").EnumerateArray()).Select(id => id.GetString()).ToList();
        var assets = (await JsonAsync("assets", "list")).GetProperty("items").EnumerateArray().Select(one => one.GetProperty("id").GetString());
        attached.Order().ShouldBe(assets.Order());
        (await JsonAsync("assets", "verify")).GetProperty("ok").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_job_of_one_terminal_can_be_cancelled_from_another()
    {
        using var process = Program.Start("generate", "a fox", "--size", "1024x1024", "--steps", "150", "-n", "8");
        var id = await RunningJobAsync(process);

        var cancelled = await JsonAsync("jobs", "cancel", id);

        cancelled.GetProperty("state").GetString().ShouldBe("cancelled");
        var first = await HostProcess.FinishAsync(process);
        first.ExitCode.ShouldBe(1, first.ToString());
        first.Error.ShouldContain("cancelled");
    }

    [Theory]
    [InlineData("-INT", 130)]
    [InlineData("-TERM", 143)]
    public async Task A_signal_ends_it_with_its_own_exit_code_and_leaves_a_cancelled_job(string signal, int exitCode)
    {
        using var process = Program.Start("generate", "a fox", "--size", "1024x1024", "--steps", "150", "-n", "8", "--json");
        await RunningJobAsync(process);

        using var kill = Process.Start("kill", [signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
        var result = await HostProcess.FinishAsync(process);

        result.ExitCode.ShouldBe(exitCode, result.ToString());
        result.Json.GetProperty("error").GetProperty("code").GetString().ShouldBe("interrupted");
        (await JsonAsync("jobs", "list")).GetProperty("items")[0].GetProperty("state").GetString().ShouldBe("cancelled");
        (await JsonAsync("assets", "verify")).GetProperty("ok").GetBoolean().ShouldBeTrue();
    }

    /// <summary>The job of a program that was just started, once it works on it.</summary>
    private async Task<string> RunningJobAsync(Process process)
    {
        while (true)
        {
            foreach (var job in (await JsonAsync("jobs", "list")).GetProperty("items").EnumerateArray())
            {
                if (job.GetProperty("state").GetString() is "running" or "saving")
                {
                    return job.GetProperty("id").GetString()!;
                }
            }

            process.HasExited.ShouldBeFalse("it ended before it was seen to work");
        }
    }

    private async Task<JsonElement> JsonAsync(params string[] arguments) => (await DoneAsync([.. arguments, "--json"])).Json;
}
