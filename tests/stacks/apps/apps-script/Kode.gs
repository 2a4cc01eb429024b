// What apps_script.rs does in its place: no registry has Apps Script.
function doPost(e) {
  var data = JSON.parse(e.postData.contents);
  var sheet = SpreadsheetApp.getActive().getSheetByName('Jawaban');
  sheet.appendRow([data.tanggal, data.layanan, data.jenis_kelamin].concat(
    [1, 2, 3, 4, 5, 6, 7, 8, 9].map(function (n) { return data.jawaban['U' + n]; }), data.saran));
  return ContentService.createTextOutput('{"result":"success"}').setMimeType(ContentService.MimeType.JSON);
}
