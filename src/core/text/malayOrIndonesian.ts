/**
 * Indonesian against Malay: two standards of one language, told apart by words that one of them does not have, spells
 * otherwise, or does not use in that sense.
 */

const INDONESIAN = new Set(
  (
    "absolut akhirnya aktivitas antar apakah area argumen arsip atribut bagian bahwa baku basis batas berbeda " +
    "berhasil berisi berkas bernilai berupa besok bilah bisa butuh butir cadangan cari catatan coba cocok daerah daftar " +
    "dari definisi detik dibutuhkan dihapus dikenal direktori ditampilkan ditemukan dokumentasi dukung didukung dipakai " +
    "ekstensi elemen entri fitur gagal galat gambar ganti grup gunakan hapus harus hubungi ingin informasi instruksi " +
    "jalur jaringan jendela jumat kalian kamis kapan karakter karena kartu kegiatan kesalahan ketik kirim kode kolom komunitas " +
    "konten kualitas langsung layanan layar lokal mahasiswa masukan melanggar memiliki membuat membutuhkan memuat menampilkan " +
    "menemukan mencoba mendukung menghapus mengunduh mengunggah mobil namun nol nomor otomatis paket pelajari pembaruan " +
    "pencarian pengadilan pengaturan pekerjaan perangkat perempuan peringatan perusahaan pertanyaan pesan ponsel pria prioritas " +
    "properti putusan referensi saat sandi saja sebaiknya sebelumnya sebuah sedang sembarang server sesuai setelah " +
    "silakan situs spasi standar suatu surel tabel tampilkan tanggal tautan tapi telepon terjadi terlebih tidaknya tingkat tombol " +
    "tipe uang ukuran unduh unggah universitas urutan valid variabel waktu wewenang"
  ).split(" "),
);

const MALAY = new Set(
  (
    "abai adakah ahli aksara alih amaran apabila awak awam bagi bahagian bahawa baharu baki bandar benarkan berbeza berjaya " +
    "berkenaan berkaitan berlaku bilangan boleh butang butiran capai capaian cuba cuti dalaman diberi dibenarkan dijangka dijumpai " +
    "dipadam dipaparkan disokong ditemui ditetapkan elaun emel enjin fail faks galakkan gelintar had hantar harta hendaklah hos " +
    "ialah imej ingatan isnin jadual jawatan jumaat jumpa kaedah kandungan kawasan kebolehan kedai kekunci kemaskini kepada " +
    "kerajaan kerana kereta keutamaan kod kolum komuniti kualiti kuasa kumpulan lajur laluan laman lazim lelaki lesen lumpuhkan " +
    "maklumat mahu mahkamah medan mempunyai mengandungi mencipta mengikut menyokong mesej mesti mestilah minit " +
    "nombor ogos padam pangkalan papar paparan pautan pejabat pelayan pelbagai peranti peratus perisian perlukan " +
    "perkhidmatan permulaan pilihanraya pihak piawai polis ralat rekod rentetan rujukan rosak sah sahaja saiz samada sebarang " +
    "sekiranya selepas semasa semula senarai setempat setiausaha sifar sila sijil skrin sokongan supaya syarikat " +
    "tajuk tamat tarikh telefon tetapan tetingkap tiada tindakan tukar tunjuk undang universiti unsur wang wujud"
  ).split(" "),
);

/** Malay writes Latin and English words as it hears them; Indonesian follows Dutch. */
const INDONESIAN_ENDING = /(?:itas|isasi|tasi|ksi)$/u;
const MALAY_ENDING = /(?:[ltsnd]iti|isyen|asyen|[ao]gi[kn]al)$/u;

/** How much more Indonesian than Malay the words are: below 0 for Malay. */
export function indonesianBalance(words: readonly string[]): number {
  let balance = 0;
  for (const word of words) {
    if (INDONESIAN.has(word) || INDONESIAN_ENDING.test(word)) balance += 1;
    if (MALAY.has(word) || MALAY_ENDING.test(word)) balance -= 1;
  }
  return balance;
}
