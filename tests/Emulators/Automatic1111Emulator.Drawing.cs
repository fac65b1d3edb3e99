using System.Text.Json;

namespace LettucePlug.Emulators;

public sealed partial class Automatic1111Emulator
{
    private static readonly byte[] PngMagic = [0x89, (byte)'P', (byte)'N', (byte)'G'];

    private readonly SemaphoreSlim _card = new(1, 1);
    private readonly Lock _gate = new();
    private TaskCompletionSource? _done;
    private string? _task;
    private int _polls;
    private int _here;
    private bool _interrupted;
    private string? _loaded;

    /// <summary>How often the progress is asked for before a picture is done; 0 for at once.</summary>
    public int Polls { get; set; }

    /// <summary>How often a checkpoint was loaded.</summary>
    public int Loads { get; private set; }

    public int Interrupts { get; private set; }

    /// <summary>How many requests were there at the same time, drawn or waiting.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>The picture of one seed.</summary>
    public static byte[] Picture(long seed) => TestPictures.Png(seed: (int)(seed % 200));

    /// <summary>Begins to draw for somebody else until the next interrupt.</summary>
    public async Task OccupyAsync(CancellationToken cancellationToken)
    {
        await _card.WaitAsync(cancellationToken);
        lock (_gate)
        {
            _task = "task(somebody-else)";
            _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Ends what <see cref="OccupyAsync"/> began.</summary>
    public void Vacate()
    {
        lock (_gate)
        {
            _task = null;
            _done = null;
        }

        _card.Release();
    }

    private async Task DrawAsync(EmulatorCall call, bool isEdit)
    {
        var body = call.RequireJson();
        Rules(isEdit).Check(body);
        var sampler = Text(body, "sampler_name");
        if (sampler is not null && !Samplers.Contains(sampler))
        {
            throw new Refusal(Flavor == WebUiFlavor.Old ? 404 : 400, "HTTPException", "Sampler not found");
        }

        var inputs = isEdit ? CheckImages(body) : 1;
        var controlNet = ControlNetUnits(body);
        lock (_gate)
        {
            MostAtOnce = Math.Max(MostAtOnce, ++_here);
        }

        await _card.WaitAsync(CancellationToken.None);
        try
        {
            await WorkAsync(Text(body, "force_task_id"));
        }
        finally
        {
            _card.Release();
            lock (_gate)
            {
                _here--;
            }
        }

        if (body.TryGetProperty("override_settings", out var overrides)
            && Checkpoints.FirstOrDefault(name => overrides.GetProperty("sd_model_checkpoint").GetString()!.StartsWith(name, StringComparison.Ordinal)) is { } wanted
            && wanted != _loaded)
        {
            _loaded = wanted;
            Loads++;
        }

        var count = Whole(body, "batch_size", 1) * Whole(body, "n_iter", 1) * inputs;
        var seed = body.GetProperty("seed").GetInt64() is >= 0 and var given ? given : 777;
        var seeds = Enumerable.Range(0, count).Select(i => seed + i).ToList();
        var grid = count > 1 && SavesGrids && Flavor != WebUiFlavor.SdCpp;
        IEnumerable<byte[]> images =
        [
            .. grid ? [TestPictures.Png(16, 16, seed: 250)] : (byte[][])[],
            .. seeds.Select(Picture),
            .. controlNet.Select(_ => TestPictures.Png(4, 4, seed: 251)),
        ];
        var info = JsonSerializer.Serialize(new
        {
            seed, all_seeds = seeds, width = Whole(body, "width", 512), height = Whole(body, "height", 512),
            sampler_name = sampler ?? "Euler a", cfg_scale = 7.0, steps = Whole(body, "steps", 50),
            sd_model_name = _loaded, index_of_first_image = grid ? 1 : 0, infotexts = new[] { "" },
        });
        await call.SendJsonAsync(new
        {
            images = images.Select(Convert.ToBase64String),
            parameters = new { prompt = Text(body, "prompt") },
            info = Flavor == WebUiFlavor.SdCpp ? "" : info,
        });
    }

    private async Task WorkAsync(string? task)
    {
        Task done;
        lock (_gate)
        {
            _task = task;
            _polls = 0;
            _interrupted = false;
            _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
            done = _done.Task;
            if (Polls == 0)
            {
                _done.SetResult();
            }
        }

        await done;
        lock (_gate)
        {
            _task = null;
            _done = null;
        }
    }

    private Task SendProgressAsync(EmulatorCall call)
    {
        lock (_gate)
        {
            var own = _done is not null && _task != "task(somebody-else)";
            if (own && ++_polls >= Polls)
            {
                _done!.TrySetResult();
            }

            var step = own ? Math.Min(20, _polls * 5) : 0;
            var wantsImage = call.Request.Query.Contains("skip_current_image=false", StringComparison.Ordinal);
            var answer = new Dictionary<string, object?>
            {
                ["progress"] = step / 20.0,
                ["eta_relative"] = own ? 3.2 : 0,
                ["state"] = new
                {
                    skipped = false, interrupted = _interrupted, job = "", job_count = _done is null ? 0 : 1, job_no = 0,
                    sampling_step = step, sampling_steps = own ? 20 : 0,
                },
                ["current_image"] = own && wantsImage ? Convert.ToBase64String(TestPictures.Png(4, 4, seed: 100 + step)) : null,
                ["textinfo"] = null,
            };
            if (Flavor is WebUiFlavor.Modern or WebUiFlavor.Forge)
            {
                answer["current_task"] = _task;
            }

            return call.SendJsonAsync(answer);
        }
    }

    private Task InterruptAsync(EmulatorCall call)
    {
        lock (_gate)
        {
            Interrupts++;
            _interrupted = true;
            _done?.TrySetResult();
        }

        return call.SendJsonAsync(new { });
    }

    private static string? Text(JsonElement body, string name) => body.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static int Whole(JsonElement body, string name, int fallback) =>
        body.TryGetProperty(name, out var value) ? value.GetInt32() : fallback;
}
