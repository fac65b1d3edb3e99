using System.Text.Json;

namespace LettucePlug.Emulators;

/// <summary>Stability AI's Stable Image routes and its balance.</summary>
public sealed partial class StabilityEmulator : Emulator
{
    private int _drawn;

    /// <summary>The picture that the n-th answer of this emulator's life shows.</summary>
    public Func<int, byte[]> Picture { get; set; } = index => TestPictures.Png(seed: index + 1);

    public double Credits { get; set; } = 42.5;

    /// <summary>The smallest side of a reference, in pixels.</summary>
    public int SmallestSide { get; set; } = 64;

    /// <summary>Whether the next pictures come out blurred.</summary>
    public bool Filters { get; set; }

    /// <summary>Whether answers are JSON, whatever was asked for, as some gateways do it.</summary>
    public bool AlwaysJson { get; set; }

    public override ServiceFaults Faults => HostedFaults.Stability;

    protected override string ShapeError(Refusal refusal) => JsonSerializer.Serialize(new
    {
        id = "ed14db44362126aab3cbd25cca51ffe3",
        name = refusal.Status switch
        {
            401 => "unauthorized",
            402 => "payment_required",
            403 when refusal.Code == "content_moderation" => "content_moderation",
            403 => "permission_denied",
            404 => "not_found",
            413 => "payload_too_large",
            422 => refusal.Code,
            429 => "rate_limit_exceeded",
            >= 500 => "internal_error",
            _ => "bad_request",
        },
        errors = new[] { refusal.Message },
    });

    protected override async Task AnswerAsync(EmulatorCall call)
    {
        call.AllowQuery();
        call.RequireBearer(Key);
        var path = call.Request.Path;
        if (call.Request.Method == "GET" && path == "/v1/user/balance")
        {
            await call.SendJsonAsync(new { credits = Credits });
            return;
        }

        const string images = "/v2beta/stable-image/";
        if (call.Request.Method != "POST" || !path.StartsWith(images, StringComparison.Ordinal)
            || !Routes.TryGetValue(path[images.Length..], out var route))
        {
            throw new Refusal(404, "not_found", "The requested resource was not found.");
        }

        var accept = call.Request.Header("Accept");
        JsonRules.Expect(accept is "image/*" or "application/json", "accept", "either 'image/*' or 'application/json'");
        if (call.Request.Header("Content-Type")?.StartsWith("multipart/form-data", StringComparison.Ordinal) != true)
        {
            throw new Refusal(400, "bad_request", "content-type: must be multipart/form-data");
        }

        if (call.Request.Body.Length > 10 * 1024 * 1024)
        {
            throw new Refusal(413, "payload_too_large", "Request payload is larger than 10MiB.");
        }

        var seed = route.Check(call.Request.Parts, SmallestSide);
        await SendAsync(call, seed, accept == "application/json" || AlwaysJson);
    }

    private async Task SendAsync(EmulatorCall call, uint seed, bool asJson)
    {
        var picture = Picture(Interlocked.Increment(ref _drawn) - 1);
        seed = seed == 0 ? 343940597 : seed;
        var reason = Filters ? "CONTENT_FILTERED" : "SUCCESS";
        if (asJson)
        {
            await call.SendTextAsync(
                JsonSerializer.Serialize(new { image = Convert.ToBase64String(picture), finish_reason = reason, seed }),
                contentType: "application/json; type=image/png");
            return;
        }

        call.Context.Response.Headers["finish-reason"] = reason;
        call.Context.Response.Headers["seed"] = $"{seed}";
        await call.SendBytesAsync(picture, "image/png");
    }
}
