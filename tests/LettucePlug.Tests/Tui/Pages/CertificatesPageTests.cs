using LettucePlug.Host.Tui.Models;
using LettucePlug.Host.Tui.Screens;
using LettucePlug.Terminal;
using LettucePlug.Tests.Support;

namespace LettucePlug.Tests.Tui;

public sealed class CertificatesPageTests : IAsyncDisposable
{
    // Of a key that nobody has, valid from 2025 to 2030.
    private const string Root =
        """
        -----BEGIN CERTIFICATE-----
        MIIBfzCCASWgAwIBAgIBATAKBggqhkjOPQQDAjAnMRYwFAYDVQQDDA1Ib21lIExh
        YiBSb290MQ0wCwYDVQQKDARIb21lMB4XDTI1MDEwMTAwMDAwMFoXDTMwMDEwMTAw
        MDAwMFowJzEWMBQGA1UEAwwNSG9tZSBMYWIgUm9vdDENMAsGA1UECgwESG9tZTBZ
        MBMGByqGSM49AgEGCCqGSM49AwEHA0IABJMXgwo887SxIc75laqILj2LzaLPD35q
        IYK/K979pJiNjep2sszhxbjAWy94xA8fkXizxWR5LORp4FxQkUMtQ/WjQjBAMA8G
        A1UdEwEB/wQFMAMBAf8wDgYDVR0PAQH/BAQDAgIEMB0GA1UdDgQWBBS6nEFwXbBU
        J9RB7MNszDR8QPPyojAKBggqhkjOPQQDAgNIADBFAiEA1PXAJWTVPCLK2BZZH5Yh
        OgptnIKvjldjIVFXdnh3ATYCIDQAYJvx/N/RAybnjmV1E2XvnOHhFn+/veogWFbk
        SwkD
        -----END CERTIFICATE-----
        """;

    private readonly House _house = new();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Theory]
    [InlineData(80, 24)]
    [InlineData(40, 12)]
    public async Task Nothing_is_trusted_yet(int columns, int rows)
    {
        using var window = (await Window.OpenAsync(_house, columns, rows)).GoTo<CertificatesPage>();
        await window.SeeAsync("No certificates");
        Snapshot.Match(window.Picture(), $"{columns}x{rows}");
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(40, 12)]
    public async Task A_trusted_root_with_subject_expiry_and_fingerprint(int columns, int rows)
    {
        await _house.Services.Certificates.ImportAsync(_house.Write("root.pem", Root), null, House.Token);
        using var window = (await Window.OpenAsync(_house, columns, rows)).GoTo<CertificatesPage>();
        await window.SeeAsync("home-lab-root");
        if (columns < 72)
        {
            window.Press('i');
            await window.SeeAsync("Subject");
        }

        Snapshot.Match(window.Picture(), $"{columns}x{rows}");
    }

    [Fact]
    public async Task I_can_import_a_root_by_its_path_remove_it_and_take_that_back()
    {
        var file = _house.Write("root.pem", Root);
        using var window = (await Window.OpenAsync(_house, 80, 24)).GoTo<CertificatesPage>();
        window.Press('n');
        await window.SeeAsync("Trust a certificate");
        window.Type("/no/such/file\n");
        await window.SeeAsync("cannot be read");
        window.Press('a', KeyModifiers.Control).Press('k', KeyModifiers.Control).Type(file + "\n");
        await window.SeeAsync("home-lab-root");

        window.Press('d');
        await window.SeeAsync("No certificates");
        _house.Services.Certificates.List().ShouldBeEmpty();
        window.Press('u');
        await window.SeeAsync("It is trusted again");
        _house.Services.Certificates.List().ShouldHaveSingleItem().Id.ShouldBe("home-lab-root");
    }

    [Fact]
    public async Task One_that_has_expired_says_so()
    {
        await _house.Services.Certificates.ImportAsync(_house.Write("root.pem", Root), null, House.Token);
        _house.Studio.Time.Advance(TimeSpan.FromDays(5 * 365));
        var model = new CertificatesModel(_house.Services);
        await model.LoadAsync();

        model.FaultOf(model.Items.ShouldHaveSingleItem()).ShouldBe("expired");
    }

    [Theory]
    [InlineData("nothing of the kind")]
    [InlineData("-----BEGIN CERTIFICATE-----\nrubbish\n-----END CERTIFICATE-----\n")]
    public async Task What_is_no_certificate_is_refused_and_changes_nothing(string text)
    {
        var model = new CertificatesModel(_house.Services);
        var (done, problem) = await model.ImportAsync(_house.Write("bad.pem", text), null);

        done.ShouldBeNull();
        problem.ShouldNotBeNull().Message.ShouldContain("bad.pem");
        _house.Services.Certificates.List().ShouldBeEmpty();
    }
}
