using System.Security.Cryptography;
using System.Text;
using LettucePlug.Sdk;
using LettucePlug.Tests.Support;

namespace LettucePlug.Plugins.Tests.Sketch;

public sealed class SketchPictureTests : IDisposable
{
    private readonly SketchRig _rig = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task The_same_request_gives_the_same_bytes()
    {
        var first = await _rig.BytesAsync(SketchRig.Request("a castle at night"));
        var second = await _rig.BytesAsync(SketchRig.Request("a castle at night"));

        second.ShouldBe(first);
    }

    // Hashes of the pixels, not of the file: another version of the compressor may pack the same picture otherwise.
    [Fact]
    public async Task Known_prompts_give_known_pictures()
    {
        string[] prompts =
        [
            "a lighthouse in fog", "portrait of a red-haired woman with green eyes", "a castle on a hill at night, full moon",
            "a fox in the snow", "cozy tavern interior, fireplace", "a ship in a storm at sea", "city at night", "space", "",
        ];
        var text = new StringBuilder();
        foreach (var prompt in prompts)
        {
            var picture = await _rig.PictureAsync(SketchRig.Request(prompt) with { Seed = 7 });
            text.Append(Convert.ToHexStringLower(SHA256.HashData(picture.Data)).AsSpan(0, 16)).Append("  ").Append(prompt).Append('\n');
        }

        Snapshot.Match(text.ToString());
    }

    [Fact]
    public async Task Another_seed_gives_another_picture()
    {
        var one = await _rig.BytesAsync(SketchRig.Request("a hill") with { Seed = 1 });
        var two = await _rig.BytesAsync(SketchRig.Request("a hill") with { Seed = 2 });

        two.ShouldNotBe(one);
    }

    [Fact]
    public async Task The_seed_it_reports_makes_the_picture_again()
    {
        var ready = (await _rig.UpdatesAsync(SketchRig.Request("a hill") with { Count = 3 })).OfType<ImageReady>().ToList();

        var again = await _rig.BytesAsync(SketchRig.Request("a hill") with { Seed = ready[2].Seed });

        ready.Select(one => one.Seed).Distinct().Count().ShouldBe(3);
        again.ShouldBe(ready[2].Image.Bytes!.Value.ToArray());
    }

    [Theory]
    [InlineData("")]
    [InlineData("😀🎉🔥👩‍🚀")]
    [InlineData("منارة في الضباب")]
    [InlineData("\0\u202E]]>'\"; drop")]
    [InlineData("portrait portrait portrait of nobody without hair")]
    public async Task Odd_prompts_still_give_a_picture(string prompt)
    {
        var picture = await _rig.PictureAsync(SketchRig.Request(prompt));

        (picture.Width, picture.Height).ShouldBe((64, 48));
    }

    [Fact]
    public async Task A_prompt_of_ten_thousand_characters_is_read()
    {
        var picture = await _rig.PictureAsync(SketchRig.Request(string.Concat(Enumerable.Repeat("lighthouse ", 1000))));

        picture.Width.ShouldBe(64);
    }

    [Theory]
    [InlineData(1, 1, 16, 16)]
    [InlineData(20, 9000, 20, 4096)]
    public async Task A_size_out_of_range_is_fitted_and_said_so(int width, int height, int toWidth, int toHeight)
    {
        var updates = await _rig.UpdatesAsync(SketchRig.Request("fog") with { Size = new ImageSize(width, height), Steps = 1 });

        updates.OfType<ImageWarning>().ShouldHaveSingleItem().Setting.ShouldBe(ImageSettingNames.Size);
        updates.OfType<ImageReady>().Single().UsedSettings[ImageSettingNames.Size].ShouldBe($"{toWidth}x{toHeight}");
    }

    [Fact]
    public async Task Steps_are_the_steps_of_its_progress()
    {
        var updates = await _rig.UpdatesAsync(SketchRig.Request("a hill") with { Steps = 6, Count = 2 });

        updates.OfType<ImageProgress>().Select(one => one.Step).ShouldBe(Enumerable.Range(1, 12));
        updates.OfType<ImageProgress>().ShouldAllBe(one => one.Total == 12);
        updates.OfType<ImagePreview>().Count().ShouldBe(4);
    }

    [Fact]
    public async Task What_it_cannot_honour_is_named()
    {
        var request = SketchRig.Request("a hill") with
        {
            CfgScale = 7,
            Sampler = "euler",
            Scheduler = "karras",
            Quality = "high",
            Style = "anime",
            Format = "image/webp",
            Steps = 9999,
            Denoise = 0.5,
            Extra = new Dictionary<string, string> { ["lora"] = "x" },
        };

        var updates = await _rig.UpdatesAsync(request);

        updates.OfType<ImageWarning>().Select(one => one.Setting!).Order().ShouldBe(
            ["cfg", "denoise", "format", "lora", "quality", "sampler", "scheduler", "steps", "style"]);
    }

    [Fact]
    public async Task A_negative_prompt_takes_words_away()
    {
        var without = await _rig.PictureAsync(SketchRig.Request("a castle, fog") with { NegativePrompt = "fog, snow", Seed = 5 });
        var plain = await _rig.PictureAsync(SketchRig.Request("a castle") with { Seed = 5 });

        without.Data.ShouldBe(plain.Data);
    }

    [Theory]
    [InlineData("no-such-model", ProviderFailure.NotFound)]
    [InlineData("sketch-writer", ProviderFailure.InvalidRequest)]
    public async Task Another_model_is_refused(string model, ProviderFailure failure)
    {
        var thrown = await Should.ThrowAsync<ProviderException>(() => _rig.UpdatesAsync(SketchRig.Request("x") with { Model = model }));

        thrown.Failure.ShouldBe(failure);
        thrown.Hint!.ShouldContain("sketch-image");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    public async Task A_number_of_pictures_it_cannot_make_is_refused(int count)
    {
        var thrown = await Should.ThrowAsync<ProviderException>(() => _rig.UpdatesAsync(SketchRig.Request("x") with { Count = count }));

        thrown.Failure.ShouldBe(ProviderFailure.InvalidRequest);
    }

    [Fact]
    public async Task A_delay_waits_by_the_clock_and_can_be_cancelled()
    {
        var time = new FakeTime();
        using var slow = new SketchRig(time, new Dictionary<string, string> { ["stepDelayMs"] = "1000" });
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await using var updates = slow.Client.GenerateAsync(SketchRig.Request("a hill") with { Steps = 2 }, source.Token).GetAsyncEnumerator(source.Token);
        while (await updates.MoveNextAsync() && updates.Current is not ImageProgress)
        {
        }

        var next = updates.MoveNextAsync().AsTask();
        SpinWait.SpinUntil(() => time.PendingTimers == 1, TimeSpan.FromSeconds(20)).ShouldBeTrue();
        next.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(1));
        (await next).ShouldBeTrue();
        var last = updates.MoveNextAsync().AsTask();
        SpinWait.SpinUntil(() => time.PendingTimers == 1, TimeSpan.FromSeconds(20)).ShouldBeTrue();
        await source.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => last);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("soon")]
    [InlineData("60001")]
    public void A_delay_that_makes_no_sense_is_refused(string delay)
    {
        var thrown = Should.Throw<ProviderException>(() => new SketchRig(settings: new Dictionary<string, string> { ["stepDelayMs"] = delay }));

        thrown.Message.ShouldContain("stepDelayMs");
    }
}
