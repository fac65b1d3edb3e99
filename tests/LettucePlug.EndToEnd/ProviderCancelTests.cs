using System.Diagnostics;
using System.Globalization;
using LettucePlug.Emulators;
using LettucePlug.Tests.Support;

namespace LettucePlug.EndToEnd;

/// <summary>Ctrl+C while a service draws: the program ends as asked and leaves nothing at work, here or there.</summary>
public sealed class ProviderCancelTests : ProviderTest
{
    [Theory]
    [InlineData("openai")]
    [InlineData("openrouter")]
    [InlineData("gemini")]
    [InlineData("stability")]
    [InlineData("xai")]
    [InlineData("nanogpt")]
    [InlineData("pollinations")]
    [InlineData("diffusers")]
    public async Task Ctrl_C_hangs_up_on_a_service_that_stalls(string provider)
    {
        var service = await ConnectAsync(provider);
        await DoneAsync("models", "add", "mine", service.Painter, "--id", "painter");
        foreach (var path in new[] { "/generations", "/images", "/core", ":generateContent" })
        {
            service.Emulator.Break(new Fault { Kind = FaultKind.Silence, Path = path });
        }

        using var process = Program.Start("generate", "a fox", "--model", "painter");
        await WaitForAsync(service.Emulator, request => request is { Method: "POST" } && request.Text.Contains("a fox", StringComparison.Ordinal));
        (await File.ReadAllTextAsync($"/proc/{process.Id}/cmdline", Token)).ShouldNotContain(ProviderUnderTest.Marker);
        await InterruptAsync(process);
        await service.Emulator.WaitUntilClientIsGoneAsync(Token);

        await IsCancelledAsync(jobs: 1);
        service.Emulator.Requests.Count(request => request.Text.Contains("a fox", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Ctrl_C_takes_a_job_out_of_the_queue_of_ComfyUI_or_interrupts_it()
    {
        var service = await ConnectAsync("comfyui");
        var server = (ComfyUiEmulator)service.Emulator;
        server.Pace.Hold();
        await DoneAsync("models", "add", "mine", service.Painter, "--id", "painter");
        using var running = Program.Start("generate", "a fox", "--model", "painter");
        await server.WaitUntilSamplingAsync(Token);
        using var waiting = Program.Start("generate", "an owl", "--model", "painter");
        await server.WaitUntilAsync(one => one.QueueLength == 2, Token);

        await InterruptAsync(waiting);

        server.Requests.ShouldContain(request => request.Method == "POST" && request.Path.EndsWith("/queue", StringComparison.Ordinal));
        server.QueueLength.ShouldBe(1, string.Join(", ", server.Requests));
        server.RunningId.ShouldNotBeNull();

        await InterruptAsync(running);

        server.Requests.ShouldContain(request => request.Method == "POST" && request.Path.EndsWith("/interrupt", StringComparison.Ordinal));
        server.Pace.LetAll();
        await server.WaitUntilAsync(one => one.RunningId is null && one.QueueLength == 0, Token);
        server.Files.Names("output").ShouldBeEmpty();
        await IsCancelledAsync(jobs: 2);
    }

    [Theory]
    [InlineData("/upload/image", FaultKind.Silence)]
    [InlineData("/prompt", FaultKind.Stall)]
    [InlineData("/view", FaultKind.Stall)]
    public async Task Ctrl_C_while_a_picture_travels_leaves_nothing_at_work_there_and_no_file_here(string route, FaultKind fault)
    {
        var service = await ConnectAsync("comfyui");
        var server = (ComfyUiEmulator)service.Emulator;
        await DoneAsync("models", "add", "mine", service.Painter, "--id", "painter");
        await DrawAsync("a.png", 1);
        await DrawAsync("b.png", 2);
        server.Break(new Fault { Kind = fault, Path = route });
        if (route == "/prompt")
        {
            // Else the job is done before anybody can cancel it.
            server.Pace.Hold();
        }

        using var process = Program.Start("generate", "a fox", "--model", "painter", "--ref", "a.png", "--ref", "b.png");
        await WaitForAsync(server, request => request.Path == route);

        await InterruptAsync(process);
        await server.WaitUntilClientIsGoneAsync(Token);

        // What runs notices that it is to stop when its step ends.
        server.Pace.LetAll();
        await server.WaitUntilAsync(one => (one.QueueLength, one.RunningId) == (0, null), Token);
        await IsCancelledAsync(jobs: 1);
        Directory.EnumerateFiles(Home.Path, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Home.Path, file))
            .ShouldNotContain(file => file.Contains($"{Path.DirectorySeparatorChar}tmp{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ctrl_C_interrupts_AUTOMATIC1111()
    {
        var service = await ConnectAsync("automatic1111");
        var server = (Automatic1111Emulator)service.Emulator;
        server.Polls = int.MaxValue;
        await DoneAsync("models", "add", "mine", service.Painter, "--id", "painter");
        using var process = Program.Start("generate", "a fox", "--model", "painter");
        await WaitForAsync(server, request => request.Path == "/sdapi/v1/txt2img");
        await WaitForAsync(server, request => request.Path == "/sdapi/v1/progress");

        await InterruptAsync(process);

        server.Interrupts.ShouldBe(1);
        await IsCancelledAsync(jobs: 1);
    }

    private static async Task InterruptAsync(Process process)
    {
        using var signal = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        var result = await HostProcess.FinishAsync(process);
        result.ExitCode.ShouldBe(130, result.ToString());
    }

    private async Task IsCancelledAsync(int jobs)
    {
        var all = Items(await JsonAsync("jobs", "list"));
        all.Select(job => Text(job, "state")).ShouldBe(Enumerable.Repeat("cancelled", jobs));
        all.ShouldAllBe(job => job.GetProperty("assets").GetArrayLength() == 0);
        var check = await JsonAsync("assets", "verify");
        check.GetProperty("ok").GetBoolean().ShouldBeTrue();
        check.GetProperty("orphans").GetArrayLength().ShouldBe(0);
    }
}
