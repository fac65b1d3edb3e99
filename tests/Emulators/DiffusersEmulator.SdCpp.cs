using System.Text.Json;

namespace LettucePlug.Emulators;

public sealed partial class DiffusersEmulator
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Job> _jobs = [];

    /// <summary>How often a job is asked for before it is done; <see cref="int.MaxValue"/> for never.</summary>
    public int Looks { get; set; } = 2;

    /// <summary>Whether the loaded model can look at references.</summary>
    public bool LooksAtReferences { get; init; } = true;

    /// <summary>Jobs that are neither done, failed nor cancelled.</summary>
    public int OpenJobs
    {
        get
        {
            lock (_gate)
            {
                return _jobs.Values.Count(job => job.Status is "queued" or "generating");
            }
        }
    }

    /// <summary>Lets every open job fail.</summary>
    public void FailJobs(string message)
    {
        lock (_gate)
        {
            foreach (var job in _jobs.Values)
            {
                (job.Status, job.Error) = ("failed", message);
            }
        }
    }

    /// <summary>Cancels every job, as somebody at the server would.</summary>
    public void CancelJobs()
    {
        lock (_gate)
        {
            foreach (var job in _jobs.Values)
            {
                job.Status = "cancelled";
            }
        }
    }

    /// <summary>Forgets every job, as a restart does.</summary>
    public void ForgetJobs()
    {
        lock (_gate)
        {
            _jobs.Clear();
        }
    }

    private async Task<bool> AnswerSdCppAsync(EmulatorCall call, string path)
    {
        switch (call.Request.Method, path)
        {
            case ("GET", "/sdcpp/v1/capabilities"):
                await call.SendJsonAsync(new
                {
                    samplers = new[] { "euler_a", "dpm++2m" },
                    schedulers = new[] { "discrete", "karras" },
                    features = new { ref_images = LooksAtReferences, mask_image = true, cancel_generating = true },
                });
                return true;
            case ("GET", "/v1/models"):
                await call.SendJsonAsync(new { @object = "list", data = new[] { new { id = "sd-cpp-local", @object = "model", owned_by = "local" } } });
                return true;
            case ("POST", "/sdcpp/v1/img_gen"):
                await BeginAsync(call);
                return true;
            case (var method, _) when path.StartsWith("/sdcpp/v1/jobs/", StringComparison.Ordinal):
                await AnswerJobAsync(call, method, path["/sdcpp/v1/jobs/".Length..]);
                return true;
            default:
                return false;
        }
    }

    private Task BeginAsync(EmulatorCall call)
    {
        var body = call.RequireJson();
        static void Base64(JsonElement item, string path) => JsonRules.Expect(
            item.ValueKind == JsonValueKind.String && Convert.TryFromBase64String(item.GetString()!, new byte[item.GetString()!.Length], out _), path, "base64");
        new JsonRules().Text("prompt", required: true).Text("negative_prompt").Whole("seed").Whole("batch_count", min: 1, max: 8)
            .Whole("width", min: 64).Whole("height", min: 64).Number("strength", min: 0, max: 1)
            .Text("output_format", oneOf: ["png", "jpeg", "webp"])
            .Any("init_image", Base64).Any("mask_image", Base64).List("ref_images", Base64)
            .Inner("sample_params", new JsonRules().Whole("sample_steps", min: 1).Text("sample_method", oneOf: ["euler_a", "dpm++2m"])
                .Text("scheduler", oneOf: ["discrete", "karras"]).Inner("guidance", new JsonRules().Number("txt_cfg")))
            .Check(body);
        lock (_gate)
        {
            var id = "job-" + (_jobs.Count + 1);
            _jobs[id] = new Job { Count = body.TryGetProperty("batch_count", out var n) ? n.GetInt32() : 1 };
            return call.SendJsonAsync(new { id, kind = "img_gen", status = "queued", created = 1, poll_url = "/sdcpp/v1/jobs/" + id }, 202);
        }
    }

    private Task AnswerJobAsync(EmulatorCall call, string method, string rest)
    {
        lock (_gate)
        {
            var id = rest.Split('/')[0];
            if (!_jobs.TryGetValue(id, out var job))
            {
                throw new Refusal(404, "not_found", "job not found");
            }

            if (method == "POST")
            {
                if (job.Status is "completed" or "failed" or "cancelled")
                {
                    throw new Refusal(409, "conflict", "job already ended");
                }

                job.Status = "cancelled";
            }
            else if (job.Status is "queued" or "generating")
            {
                job.Looks++;
                job.Status = job.Looks > Looks ? "completed" : job.Looks > 1 ? "generating" : "queued";
            }

            return call.SendJsonAsync(new
            {
                id,
                kind = "img_gen",
                status = job.Status,
                queue_position = job.Status == "queued" ? 1 : 0,
                result = job.Status == "completed"
                    ? new { images = Enumerable.Range(0, job.Count).Select(i => new { index = i, b64_json = Convert.ToBase64String(Picture(i)) }) }
                    : null,
                error = job.Error is { } message ? new { code = "generation_failed", message } : null,
            });
        }
    }

    private sealed class Job
    {
        public string Status { get; set; } = "queued";

        public int Looks { get; set; }

        public int Count { get; init; }

        public string? Error { get; set; }
    }
}
