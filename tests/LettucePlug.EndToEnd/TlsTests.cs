using LettucePlug.Emulators;

namespace LettucePlug.EndToEnd;

/// <summary>Servers with certificates as people really have them.</summary>
public sealed class TlsTests : ProviderTest
{
    [Fact]
    public async Task A_server_of_my_own_authority_works_in_all_it_does_once_I_import_the_authority()
    {
        using var certificate = EmulatorCertificate.OfPrivateAuthority();
        var service = await ConnectAsync("comfyui", certificate: certificate);
        var refused = await RefusedAsync(4, "provider-unavailable", "models", "list", "--connection", "mine", "--remote");
        refused.Error.ShouldContain("from an authority this machine does not know");
        service.Emulator.Requests.ShouldBeEmpty();

        await ImportAsync(certificate);

        await DrawsWithReferencesAsync((ComfyUiEmulator)service.Emulator, service.Painter);
        (await Program.RunAsync("doctor")).Output.ShouldNotContain("BAD  ");
    }

    [Fact]
    public async Task A_certificate_for_another_host_stays_refused_under_a_trusted_authority() =>
        await StaysRefusedAsync(EmulatorCertificate.ForAnotherHost(), "for another name (elsewhere.example)", "Put the name of the certificate");

    [Fact]
    public async Task An_expired_certificate_stays_refused_under_a_trusted_authority() =>
        await StaysRefusedAsync(EmulatorCertificate.Expired(), "its certificate is valid from", "Give the server a new certificate");

    [Fact]
    public async Task A_certificate_that_signed_itself_can_be_allowed_for_its_server_loudly_and_its_neighbour_is_still_verified()
    {
        using var certificate = EmulatorCertificate.SelfSigned();
        var service = await ConnectAsync("comfyui", certificate: certificate, more: "--allow-invalid-tls");
        var neighbour = await ConnectAsync("comfyui", "neighbour", certificate);

        await DrawsWithReferencesAsync((ComfyUiEmulator)service.Emulator, service.Painter);

        (await RefusedAsync(4, "provider-unavailable", "models", "list", "--connection", "neighbour", "--remote")).Error.ShouldContain("signed its certificate itself");
        neighbour.Emulator.Requests.ShouldBeEmpty();
        (await DoneAsync("connections", "test", "mine")).Error.ShouldContain("warning: Any TLS certificate was good enough");
        var listed = (await DoneAsync("connections", "list")).Output.Split('\n');
        listed.Where(line => line.Contains("! ANY certificate", StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldStartWith("mine ");
        var checks = Items((await Program.RunAsync("doctor", "--json")).Json, "checks").Where(check => !check.GetProperty("ok").GetBoolean());
        checks.Select(check => Text(check, "name")).ShouldBe(["tls mine", "connection neighbour"]);
    }

    /// <summary>Uploads, the web socket and the download of the result all go through the certificate.</summary>
    private async Task DrawsWithReferencesAsync(ComfyUiEmulator server, string model)
    {
        await DrawAsync("a.png", 1);
        await DrawAsync("b.png", 2);
        await DoneAsync("models", "add", "mine", model, "--id", "painter");
        await DoneAsync("generate", "a fox", "--model", "painter", "--ref", "a.png", "--ref", "b.png", "--out", "fox.png");

        File.Exists(Home.File("fox.png")).ShouldBeTrue();
        server.Url.Scheme.ShouldBe("https");
        string[] routes = ["/upload/image", "/ws", "/prompt", "/view"];
        routes.ShouldBeSubsetOf(server.Requests.Select(request => request.Path));
    }

    private async Task StaysRefusedAsync(EmulatorCertificate certificate, string reason, string remedy)
    {
        using (certificate)
        {
            var service = await ConnectAsync("comfyui", certificate: certificate);
            await ImportAsync(certificate);

            var result = await Program.RunAsync("connections", "test", "mine");

            result.ExitCode.ShouldBe(4, result.ToString());
            result.Error.ShouldContain(reason);
            result.Error.ShouldContain(remedy);
            service.Emulator.Requests.ShouldBeEmpty();
        }
    }

    private async Task ImportAsync(EmulatorCertificate certificate)
    {
        Home.Write("authority.pem", certificate.Authority!.ExportCertificatePem());
        await DoneAsync("certificates", "import", "authority.pem");
    }
}
